import { expect, it } from '@jest/globals';
import { withConsole } from './support/console.ts';
import { admin, signIn } from './support/emulator-calls.ts';
import { on, choice, switchOn } from './support/picker.ts';

const rocketchat = '#/now?provider=rocketchat';

it('plays a sequence: the first request fails, the one after it signs in', () =>
  withConsole({ at: `${rocketchat}&outcome=server-error` }, async ({ page, emulator }) => {
    await page.getByRole('button', { name: 'Then' }).click();
    await choice(page, 'Outcome 2').selectOption('signed-in');
    await switchOn(page);
    await on(page, 'server error, then signed in');
    expect([await signIn(emulator, 'disabled'), await signIn(emulator, 'disabled')]).toEqual([500, 200]);
    expect(await signIn(emulator, 'disabled')).toBe(401);
  }));

it('delays answers', () =>
  withConsole({ at: rocketchat }, async ({ page, emulator }) => {
    await page.getByLabel('Answer late').check({ force: true });
    await page.getByLabel('Delay in seconds').fill('0.4');
    await switchOn(page);
    await on(page, '0.4 s later');
    const before = performance.now();
    expect(await signIn(emulator)).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(390);
  }));

it.each([
  ['connection reset', /ECONNRESET|socket|terminated/],
  ['connection closed without an answer', /closed|socket/],
  ['answer that breaks off', /terminated|closed|chunk|parse/i],
  ['random data in place of an answer', /parse|HTTP|protocol/i],
])('loses answers: %s', (words, reason) =>
  withConsole({ at: rocketchat }, async ({ page, emulator }) => {
    await page.getByLabel('Lose the answer').check({ force: true });
    await choice(page, 'Fault').selectOption({ label: words });
    await switchOn(page);
    await on(page, words);
    expect(await lossOf(signIn(emulator))).toMatch(reason);
  }),
);

it('treats accounts as if they had an authenticator', () =>
  withConsole({ at: rocketchat }, async ({ page, emulator }) => {
    await page.getByLabel('Treat accounts as if').check({ force: true });
    await choice(page, 'As if').selectOption({ label: 'an authenticator code were needed' });
    await switchOn(page);
    await on(page, 'as if an authenticator code were needed');
    expect(await signIn(emulator)).toBe(401);
    expect(await admin(emulator, 'GET /requests?limit=1')).toMatchObject({
      requests: [expect.objectContaining({ outcome: 'second-factor-required' })],
    });
  }));

it('offers no change of accounts that the provider would not notice', () =>
  withConsole({ at: `${rocketchat}&as=captcha` }, async ({ page }) => {
    await page
      .getByRole('alert')
      .getByText(/rocketchat would answer as before/)
      .waitFor();
    expect(await page.getByRole('button', { name: 'Switch on', exact: true }).isDisabled()).toBe(true);
    await choice(page, 'Provider').selectOption('interserver');
    await choice(page, 'As if').selectOption({ label: 'a captcha were needed' });
    await switchOn(page);
    await on(page, 'as if a captcha were needed');
  }));

it.each([
  ['1 minute', 60],
  ['1 hour', 3600],
  ['until switched off', undefined],
])('lasts %s', (words, ttlSeconds) =>
  withConsole({ at: rocketchat }, async ({ page, emulator }) => {
    await choice(page, 'For how long').selectOption({ label: words });
    await switchOn(page);
    await on(page, 'locked out');
    expect(await admin(emulator, 'GET /scenarios')).toEqual({
      scenarios: [
        ttlSeconds === undefined
          ? expect.not.objectContaining({ ttlSeconds: expect.anything() })
          : expect.objectContaining({ ttlSeconds }),
      ],
    });
  }),
);

/** Why a request got no answer. */
async function lossOf(request: Promise<number>): Promise<string> {
  try {
    return `it got ${await request}`;
  } catch (error) {
    return String(Reflect.get(Object(error), 'cause'));
  }
}

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { defineProvider } from '../../src/library/define-provider.ts';
import { expectAccessible } from './support/accessible.ts';
import { press } from './support/accounts.ts';
import { withConsole } from './support/console.ts';

async function post(url: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).text();
}

const password = 'Password-1';
const sendSms = (url: string) => post(`${url}/apiv2/login`, { login: 'sms@example.com', passwd: password });
const sendMail = (url: string) => post(`${url}/api/v1/login`, { user: 'mail', password });
const sendCaptcha = (url: string) =>
  post(`${url}/apiv2/login`, { login: 'captcha@example.com', passwd: password });
const sendConfirmation = (url: string) =>
  post(`${url}/api/2.0/authentication`, { userName: 'sms@example.com', password });

it('teaches which accounts get messages while it is empty, and shows new ones live, newest first', () =>
  withConsole({ at: '#/accounts' }, async ({ page, emulator }) => {
    await page.getByRole('link', { name: 'Outbox' }).click();
    await page.getByRole('heading', { name: 'No messages yet' }).waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'interserver' })
      .getByText('sms@example.com')
      .waitFor();
    await sendSms(emulator.url);
    await page.getByRole('link', { name: /SMS to \+12025550100/ }).waitFor();
    await sendMail(emulator.url);
    await page.getByRole('link', { name: /E-mail to mail@example.com/ }).waitFor();
    const messages = page.getByRole('list', { name: 'Messages' }).getByRole('link');
    const sent = await emulator.outbox.list();
    expect(await messages.allInnerTexts()).toEqual([
      expect.stringContaining(String(sent[0]?.code)),
      expect.stringContaining(String(sent[1]?.code)),
    ]);
    expect(sent.map(({ channel }) => channel)).toEqual(['email', 'sms']);
    await page.getByRole('button', { name: 'Copy code' }).first().click();
    await page.getByText('Copied the code.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(sent[0]?.code);
  }));

it('shows an SMS, an e-mail and a captcha as a person would get them, each with its own link', () =>
  withConsole({ at: '#/accounts/outbox' }, async ({ page, emulator, openTab }) => {
    for (const send of [sendSms, sendMail, sendCaptcha]) await send(emulator.url);
    const article = page.getByRole('article', { name: 'Message' });
    const codeOf = async (channel: 'sms' | 'email' | 'captcha') =>
      String((await emulator.outbox.list({ channel }))[0]?.code);
    await page.getByRole('link', { name: /SMS to \+12025550100/ }).click();
    await article.getByText(`Your code is ${await codeOf('sms')}.`).waitFor();
    await article.getByText('To +12025550100').waitFor();
    await article.getByText('The wording is the emulator’s own.').waitFor();
    const { hash } = new URL(page.url());
    const sms = await codeOf('sms');
    await page.getByRole('link', { name: /E-mail to mail@example.com/ }).click();
    await article.getByText(`Your code is ${await codeOf('email')}.`).waitFor();
    await article.getByText('mail@example.com').waitFor();
    await article.getByText('Subject').waitFor();
    await page.getByRole('link', { name: /Captcha/ }).click();
    await article
      .getByLabel('Code')
      .filter({ hasText: await codeOf('captcha') })
      .waitFor();
    await sendConfirmation(emulator.url);
    const copied = await openTab(hash);
    await copied.getByText(`Your code is ${sms}.`).waitFor();
    await page.keyboard.press('Escape');
    await article.waitFor({ state: 'hidden' });
    expect(new URL(page.url()).hash).toBe('#/accounts/outbox');
  }));

it('searches, and shows the messages of one provider', () =>
  withConsole({ at: '#/accounts/outbox' }, async ({ page, emulator }) => {
    for (const send of [sendSms, sendMail, sendConfirmation]) await send(emulator.url);
    await page.getByText('3 messages').waitFor();
    await page.getByLabel('Provider').selectOption('onlyoffice');
    await page.getByText('1 message', { exact: true }).waitFor();
    await page.getByLabel('Provider').selectOption('');
    await page.getByRole('main').click();
    await page.keyboard.press('/');
    await page.keyboard.type('MAIL@');
    await page.getByText('1 message', { exact: true }).waitFor();
    await page.getByRole('searchbox').fill('nothing like it');
    await page.getByRole('heading', { name: 'No message matches' }).waitFor();
  }));

it('opens a web address of a message in a new tab that knows nothing of this page', () =>
  withConsole({ at: '#/accounts/outbox' }, async ({ page, emulator }) => {
    await sendConfirmation(emulator.url);
    await page.getByRole('link', { name: /SMS to/ }).click();
    const link = page.getByRole('article').getByRole('link', { name: /^http/ });
    expect(await link.getAttribute('rel')).toBe('noreferrer noopener');
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await link.getAttribute('href')).toBe((await emulator.outbox.list())[0]?.link);
  }));

it('shows a javascript: link as a text', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'login-emulator-outbox-'));
  try {
    await cp('examples/providers/directus', folder, { recursive: true });
    const marks = join(folder, 'directus.login.yaml');
    const text = await readFile(marks, 'utf8');
    await writeFile(marks, text.replace(/link: https:\S+/, 'link: javascript:alert(1)'));
    const provider = await defineProvider({ contract: join(folder, 'directus.yaml'), id: 'directus' });
    await withConsole(
      { at: '#/accounts/outbox', emulator: { providers: [provider] } },
      async ({ page, emulator }) => {
        await post(`${emulator.url}/auth/password/request`, { email: 'plain@example.com' });
        expect((await emulator.outbox.list())[0]?.link).toBe('javascript:alert(1)');
        await page.getByRole('link', { name: /E-mail to plain@example.com/ }).click();
        await page.getByRole('article').getByText('javascript:alert(1)').waitFor();
        expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
      },
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('empties the outbox of the picked namespace after a question, also in another browser', () =>
  withConsole({ at: '#/accounts/outbox?ns=w1' }, async ({ page, emulator, openBrowser }) => {
    await sendMail(emulator.url);
    await sendMail(`${emulator.url}/@w1`);
    const other = await openBrowser('#/accounts/outbox?ns=w1');
    await other.getByText('1 message', { exact: true }).waitFor();
    await press(page, 'Empty the outbox');
    await press(page, 'Cancel');
    await page.getByText('1 message', { exact: true }).waitFor();
    await press(page, 'Empty the outbox');
    await page.getByRole('dialog').getByRole('button', { name: 'Empty the outbox' }).click();
    for (const one of [page, other]) await one.getByRole('heading', { name: 'No messages yet' }).waitFor();
    expect(await emulator.outbox.list()).toHaveLength(1);
  }));

it.each(['light', 'dark'] as const)(
  'has no accessibility violation in the %s theme at three widths',
  (colorScheme) =>
    withConsole({ at: '#/accounts/outbox', colorScheme }, async ({ page, emulator }) => {
      const check = async () => {
        for (const width of [375, 768, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          await expectAccessible(page);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        }
      };
      await page.getByRole('heading', { name: 'No messages yet' }).waitFor();
      await check();
      for (const send of [sendSms, sendConfirmation, sendMail]) await send(emulator.url);
      await page
        .getByRole('link', { name: /SMS to/ })
        .first()
        .click();
      await page.getByRole('article').waitFor();
      await check();
    }),
);

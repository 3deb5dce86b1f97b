import { expect, it } from '@jest/globals';
import { testApp } from '../support/app.ts';
import { serve } from '../support/server.ts';

const names = Array.from({ length: 200 }, (_, index) => `w${index}`);
/** The number of parallel workers. */
const workers = 25;

it('isolates two hundred namespaces that are used in parallel', async () => {
  const server = await serve(testApp());
  const send = async (name: string, method: string, path: string, body?: object) => {
    const response = await fetch(`${server.url}/@${name}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const said: unknown = text === '' ? undefined : JSON.parse(text);
    return {
      outcome: response.headers.get('x-emulator-outcome'),
      id: response.headers.get('x-emulator-request'),
      said,
    };
  };

  /** The requests of one test in its namespace; `seconds` distinguishes it from the others. */
  async function walk(name: string, seconds: number) {
    const login = (body: object) => send(name, 'POST', '/apiv2/login', { login: 'sms@example.com', ...body });
    const wrong = [await login({ passwd: 'wrong' }), await login({ passwd: 'wrong' })];
    const asked = await login({ passwd: 'Password-1' });
    const { said } = await send(name, 'GET', '/__admin/outbox');
    const { messages } = said as { messages: { code: string }[] };
    const signedIn = await login({ passwd: 'Password-1', tfa: messages[0]?.code });
    await send(name, 'POST', '/__admin/scenarios', {
      provider: 'interserver',
      outcome: 'account-disabled',
      times: 1,
    });
    const forced = [await login({ passwd: 'Password-1' }), await login({ passwd: 'wrong' })];
    const clock = await send(name, 'PATCH', '/__admin/clock', { advanceSeconds: seconds });
    await send(name, 'POST', '/__admin/reset');
    const after = await login({ passwd: 'wrong' });
    const all = [...wrong, asked, signedIn, ...forced, after];
    return {
      outcomes: all.map(({ outcome }) => outcome),
      ids: all.map(({ id }) => id),
      messages: messages.length,
      now: (clock.said as { now: string }).now,
    };
  }

  const queue = names.map((name, index) => [name, index + 1] as const);
  const walked = new Map<string, unknown>();
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      walked.set(next[0], await walk(...next));
  };
  try {
    await Promise.all(Array.from({ length: workers }, work));
  } finally {
    await server.close();
  }
  const failed = 'invalid-credentials';
  const noon = Date.parse('2026-11-21T12:00:00.000Z');
  expect(Object.fromEntries(walked)).toEqual(
    Object.fromEntries(
      names.map((name, index) => [
        name,
        {
          outcomes: [
            failed,
            failed,
            'second-factor-required',
            'signed-in',
            'account-disabled',
            failed,
            failed,
          ],
          ids: [1, 2, 3, 4, 5, 6, 1].map((number) => `${name}-${number}`),
          messages: 1,
          now: new Date(noon + (index + 1) * 1000).toISOString(),
        },
      ]),
    ),
  );
});

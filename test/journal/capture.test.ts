import { expect, it } from '@jest/globals';
import { frozenAt } from '../support/app.ts';
import { recorded } from './entries.ts';

const login = '/apiv2/login';
const plain = { login: 'plain@example.com', passwd: 'Password-1' };

it('stores a request and its response, except secrets', async () => {
  const [entry] = await recorded(async ({ send }) => {
    const headers = {
      'user-agent': 'test',
      'accept-language': 'en',
      authorization: 'Bearer abc',
      'x-mine': 'abc',
    };
    await send(`${login}?__code=200&token=abc`, { ...plain, remember: 'true' }, { headers });
  });
  const { host = '' } = entry?.request?.headers ?? {};
  expect(entry).toEqual({
    id: 'default-1',
    at: Date.parse(frozenAt),
    namespace: 'default',
    provider: 'interserver',
    profile: 'documented',
    operation: 'login',
    account: 'plain@example.com',
    method: 'POST',
    path: login,
    status: 200,
    outcome: 'signed-in',
    provenance: 'documented',
    trace: ['forced by the request'],
    forcedBy: 'prefer',
    request: {
      headers: {
        accept: '*/*',
        'accept-encoding': 'gzip, deflate',
        'accept-language': 'en',
        authorization: 'Bearer ‹redacted›',
        connection: 'keep-alive',
        'content-length': '69',
        'content-type': 'application/json',
        host,
        'sec-fetch-mode': 'cors',
        'user-agent': 'test',
        'x-mine': '‹redacted›',
      },
      query: { __code: '200', token: '‹redacted›' },
      body: { login: 'plain@example.com', passwd: '‹plain@example.com.password›', remember: 'true' },
    },
    response: {
      headers: {
        'content-length': '164',
        'content-type': 'application/json',
        date: 'Sat, 21 Nov 2026 12:00:00 GMT',
        'preference-applied': 'outcome=signed-in',
        vary: 'Origin',
        'x-emulator-outcome': 'signed-in',
        'x-emulator-request': 'default-1',
      },
      body: {
        account_id: 1001,
        account_lid: 'plain@example.com',
        gravatar: expect.stringContaining('gravatar.com'),
        ima: 'client',
        sessionId: '‹session 1›',
      },
    },
  });
});

it('redacts undeclared fields, and field names that could be secrets', async () => {
  const entries = await recorded(async ({ send }) => {
    await send(login, { ...plain, passwrod: 'Password-1', extra: { deep: 'hush' }, 'hush-1': 'x', hush: '' });
    await send(login, {
      login: { password: 'hush' },
      passwd: ['hush'],
      tfa: 135790,
      'g-recaptcha-response': 'hush',
    });
    await send(login, { ...plain, passwd: '', tfa: null });
    await send(login, { ...plain, login: 'x'.repeat(1001) });
  });
  const passwd = '‹plain@example.com.password›';
  expect(entries.map(({ request }) => request?.body)).toEqual([
    { ...plain, passwd, passwrod: '‹redacted›', extra: '‹redacted›', '‹redacted›': '‹redacted›' },
    { login: '‹redacted›', passwd: '‹redacted›', tfa: '‹redacted›', 'g-recaptcha-response': '‹redacted›' },
    { ...plain, passwd: '', tfa: null },
    { login: '‹1001 characters›', passwd: '‹redacted›' },
  ]);
});

it("stores only the length of a body that isn't a JSON object or matched no operation", async () => {
  const entries = await recorded(async ({ send }) => {
    await send(login, undefined, { raw: '{"passwd":"hush' });
    await send(login, undefined, { raw: '["hush"]' });
    await send(login, undefined, { raw: 'hush', headers: { 'content-type': 'text/plain' } });
    await send('/apiv2/lgoin', plain);
    await send('/nothing', plain);
    await send(login, plain, { method: 'PUT' });
    await send(login, plain, { headers: { prefer: 'code=418' } });
    await send(login, undefined, { raw: '' });
  });
  expect(entries.map(({ request }) => request?.body)).toEqual([
    '‹15 bytes›',
    '‹8 bytes›',
    '‹4 bytes›',
    '‹51 bytes›',
    '‹51 bytes›',
    '‹51 bytes›',
    '‹51 bytes›',
    undefined,
  ]);
});

it("stores cookie names and the Referer's origin, and redacts the rest", async () => {
  const [entry] = await recorded(async ({ send }) => {
    const headers = {
      cookie: 'sid=hush; theme=dark; hush',
      referer: 'http://localhost:3000/reset/hush?code=hush',
      authorization: 'hush',
      origin: 'http://localhost:3000',
    };
    await send(login, plain, { headers });
  });
  expect(entry?.request?.headers).toMatchObject({
    cookie: 'sid=‹redacted›; theme=‹redacted›; ‹redacted›',
    referer: 'http://localhost:3000',
    authorization: '‹redacted›',
    origin: 'http://localhost:3000',
  });
  expect(entry?.response?.headers).toMatchObject({ 'access-control-allow-origin': 'http://localhost:3000' });
});

it('begins the trace with the forced outcome', async () => {
  const fixtures = {
    interserver: {
      accounts: [{ login: plain.login, password: plain.passwd }],
      scenarios: [{ outcome: 'locked-out', times: 1 }],
    },
  };
  const entries = await recorded(
    async ({ send }) => {
      await send(login, plain);
      await send(login, plain, { headers: { prefer: 'outcome=unavailable' } });
      await send(login, plain);
    },
    { fixtures },
  );
  expect(entries.map(({ trace }) => trace[0])).toEqual([
    expect.stringMatching(/^scenario /),
    'forced by the request',
    'password matched',
  ]);
});

it('stores the 501 that replaced a withheld reply', async () => {
  const [entry] = await recorded(
    ({ send }) => send(login, { ...plain, passwd: 'Wrong-1' }).then(() => undefined),
    {
      fidelity: 'documented',
    },
  );
  expect(entry).toMatchObject({
    status: 501,
    outcome: 'invalid-credentials',
    response: { body: { status: 501 } },
  });
});

import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { providers } from '../http/answers.ts';
import { sendRaw } from '../support/server.ts';
import { eventsOf, post, requestLines, serving, textAt } from './cli.ts';
import { rawPost } from './sockets.ts';

const frozenAt = '2027-01-31T12:00:00Z';
const plain = { login: 'plain@example.com', passwd: 'Password-1' };
const token = '9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq';

it('prints one line per request: the request, the answer and the reason', async () => {
  const ended = await serving([], async ({ url }) => {
    await post(`${url}/api/v1/login`, { user: 'totp', password: 'Password-1' });
    await post(`${url}/apiv2/login`, plain);
    await post(`${url}/v3/session/login`, { email: 'locked@example.com', password: 'Password-1' });
    await post(`${url}/apiv2/login`, plain, { prefer: 'outcome=unavailable' });
    await post(`${url}/v3/nothing`, {});
    await post(`${url}/v3/session/logn`, {});
    await post(`${url}/api/2.0/authenticaton`, {});
    await post(`${url}/api/v1/logn`, {});
    await (await fetch(`${url}/v3/session/login`)).json();
  });
  expect(requestLines(ended)).toEqual([
    'POST /api/v1/login → 401 second-factor-required · no code given',
    'POST /apiv2/login → 200 signed-in · password matched',
    'POST /v3/session/login → 429 locked-out · account is locked out',
    'POST /apiv2/login → 503 unavailable · forced by the request',
    'POST /v3/nothing → 404 · not-found',
    'POST /v3/session/logn → 404 · not-found; nearest: POST /v3/session/login',
    'POST /api/2.0/authenticaton → 404 · not-found; nearest: POST /api/2.0/authentication',
    'POST /api/v1/logn → 404 · not-found; nearest: POST /api/v1/login',
    'GET /v3/session/login → 405 · method-not-allowed; nearest: POST /v3/session/login',
  ]);
});

it.each([['for people', []], ['as JSON', ['--log', 'json']] as const])(
  'keeps passwords, codes and tokens out of its lines %s',
  async (_name, args) => {
    const secrets = ['Wrong-1', '135790', 'hush', token];
    const ended = await serving(args, async ({ url }) => {
      const rocketchat = await post(`${url}/api/v1/login`, { user: 'plain', password: 'Password-1' });
      secrets.push(textAt(rocketchat.body, 'data', 'authToken'));
      await post(`${url}/api/v1/login`, { user: 'totp', password: 'Password-1', code: '135790' });
      await post(`${url}/api/v1/login`, { resume: token });
      await post(`${url}/api/v1/login?password=Wrong-1&code=135790`, { resume: 'hush' });
      await post(`${url}/apiv2/login`, { ...plain, passwd: 'Wrong-1', tfa: '135790' });
      const totp = { userName: 'totp@example.com', password: 'Password-1' };
      await post(`${url}/api/2.0/authentication/135790`, totp);
      await post(`${url}/api/2.0/authentication/135790`, '{"password":"Wrong-1');
      await post(`${url}/api/2.0/authentication/135790/`, totp);
      await post(`${url}/api/2.0/authentication/135790/sms`, totp);
      await post(`${url}/api/2.0/authentication/%zz135790`, totp);
    });
    const [, ...lines] = ended.stdout.trimEnd().split(/\n(?=POST |\{)/);
    expect(lines.filter((line) => line.includes('POST'))).toHaveLength(10);
    expect(secrets.filter((secret) => lines.join('\n').includes(secret))).toEqual([]);
    expect(ended.stderr).toBe('');
  },
);

it('keeps a code out of its lines when the path before it is misspelt', async () => {
  const paths = [
    '/api/2.0/authentication//135790',
    '/api/2.0//authentication/135790',
    '/api/2.0/Authentication/135790',
    '/api/2.0/authentication.json/135790',
    '/api/2.0/auth/135790',
  ];
  const ended = await serving([], async ({ port }) => {
    for (const path of paths) await sendRaw(port, rawPost(path, {}), 5000);
  });
  expect(requestLines(ended)).toHaveLength(paths.length);
  expect(requestLines(ended).filter((line) => line.includes('135790'))).toEqual([]);
});

it('keeps a code that looks like a word out of its lines when the request is rejected', async () => {
  const account = "{ login: ada, password: Password-1, secondFactor: totp, fixedCode: 'opensesame' }";
  const cwd = temporaryFolder({ 'fixtures/onlyoffice.yaml': `accounts: [${account}]\n` });
  const ada = { userName: 'ada', password: 'Password-1' };
  const ended = await serving(
    ['--fixtures', 'fixtures', '--provider', 'onlyoffice'],
    async ({ url }) => {
      const path = `${url}/api/2.0/authentication/opensesame`;
      const answers = [await post(path, ada), await post(path, ada, { prefer: 'code=418' })];
      expect(answers.map(({ status }) => status)).toEqual([200, 400]);
    },
    { cwd },
  );
  const paths = requestLines(ended).map((line) => line.split(' ')[1]);
  expect(paths).toEqual(Array(2).fill('/api/2.0/authentication/{code}'));
});

it('prints a line for requests outside every provider, and for those the emulator itself rejects', async () => {
  const ended = await serving(['--provider', 'misaka'], async ({ url }) => {
    const login = `${url}/v3/session/login`;
    const answers = [
      await post(`${url}/apiv2/login`, plain),
      await post(`${url}/session/9HqLlyZOugoS`, plain),
      await post(`${url}/@my_ns/v3/session/login`, plain),
      await post(login, plain, { prefer: 'code=418' }),
      await post(login, plain, { prefer: 'code=200, code=429' }),
      await post(login, plain, { 'x-emulator-namespace': 'Not One' }),
      await post(login, plain, { 'x-emulator-client': 'here' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 400, 400, 400, 400]);
  });
  expect(requestLines(ended)).toEqual([
    'POST /apiv2/login → 404 · no operation of any provider; nearest: POST /v3/session/login',
    'POST /session/‹redacted› → 404 · no operation of any provider; nearest: POST /v3/session/login',
    'POST /‹redacted›/v3/session/login → 404 · the path names the namespace "‹redacted›"; a namespace is 1 to 63 of a-z, 0-9 and -',
    'POST /v3/session/login → 400 · login has no response for code=418; expected one of: 200 (signed-in), 400 (malformed-request), 401 (invalid-credentials, missing-credentials, second-factor-required), 403 (account-disabled, account-unverified), 422 (malformed-request), 429 (locked-out, rate-limited), 500 (server-error), 503 (unavailable)',
    'POST /v3/session/login → 400 · the request prefers both 200 and 429; send only one',
    'POST /v3/session/login → 400 · x-emulator-namespace is "‹redacted›"; a namespace is 1 to 63 of a-z, 0-9 and -',
    'POST /v3/session/login → 400 · x-emulator-client is "‹redacted›"; it must be an IPv4 or IPv6 address',
  ]);
  expect(ended.stderr).toBe('');
});

it('prints rejected requests and their reasons as JSON', async () => {
  const ended = await serving(
    ['--log', 'json', '--now', frozenAt, '--provider', providers.join()],
    async ({ url }) => {
      await post(`${url}/nothing`, {});
      await post(`${url}/apiv2/login`, plain, { prefer: 'code=200, code=429' });
      await post(`${url}/apiv2/login`, plain, { 'x-emulator-namespace': 'Not One' });
    },
  );
  const request = { event: 'request', at: Date.parse(frozenAt), method: 'POST' };
  expect(eventsOf(ended).slice(1, -1)).toEqual([
    {
      ...request,
      namespace: 'default',
      path: '/‹redacted›',
      status: 404,
      trace: [
        'no operation of any provider; nearest: POST /apiv2/login, POST /api/v1/login, POST /v3/session/login, POST /api/2.0/authentication/{code}',
      ],
    },
    {
      ...request,
      id: 'default-1',
      namespace: 'default',
      provider: 'interserver',
      path: '/apiv2/login',
      status: 400,
      trace: ['the request prefers both 200 and 429; send only one'],
    },
    {
      ...request,
      provider: 'interserver',
      path: '/apiv2/login',
      status: 400,
      trace: ['x-emulator-namespace is "‹redacted›"; a namespace is 1 to 63 of a-z, 0-9 and -'],
    },
  ]);
});

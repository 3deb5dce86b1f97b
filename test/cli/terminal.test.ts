import { expect, it } from '@jest/globals';
import { version } from '../../src/admin/version.ts';
import { sendRaw } from '../support/server.ts';
import { eventsOf, post, requestLines, serving, textAt } from './cli.ts';
import { rawPost } from './sockets.ts';

const frozenAt = '2027-01-31T12:00:00Z';
const plain = { login: 'plain@example.com', passwd: 'Password-1' };
const token = '9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq';
const eight = ['plain', 'totp', 'sms', 'mail', 'disabled', 'unverified', 'captcha', 'locked'];

it('prints URLs, accounts, a curl line and notes at the start', async () => {
  const ended = await serving([], () => Promise.resolve());
  const mails = eight.map((name) => `${name}@example.com`).join(', ');
  expect(ended.stdout.replaceAll(/localhost:\d+/g, 'localhost:PORT').split('\n')).toEqual([
    `login-emulator ${version} on http://localhost:PORT`,
    '',
    '  interserver (documented)',
    '    POST http://localhost:PORT/apiv2/login',
    `    accounts: user@domain.com (password mypassword); ${mails} (password Password-1)`,
    '  rocketchat (documented)',
    '    POST http://localhost:PORT/api/v1/login',
    `    accounts: myusername (password mypassword); ${eight.join(', ')} (password Password-1)`,
    '  misaka (documented)',
    '    POST http://localhost:PORT/v3/session/login',
    `    accounts: user@example.com (password string); ${mails} (password Password-1)`,
    '  onlyoffice (documented)',
    '    POST http://localhost:PORT/api/2.0/authentication/{code}',
    `    accounts: some text (password 044LP3vr2j); ${mails} (password Password-1)`,
    '',
    'try:',
    expect.stringMatching(/^ {2}curl -X POST http:\/\/localhost:PORT\/apiv2\/login /),
    '',
    'note: request budgets are off; --request-budget vendor turns them on',
    'Ctrl-C stops.',
    '',
  ]);
  expect(ended.stderr).toBe('');
});

it.each(['interserver', 'rocketchat', 'misaka', 'onlyoffice'])(
  'prints a curl line for %s that signs in',
  async (provider) => {
    await serving(['--provider', provider], async ({ said }) => {
      const lines = said.split('\n').filter((line) => line.trimStart().startsWith('curl '));
      expect(lines).toHaveLength(1);
      const { url, ...request } = parseCurl(lines.join());
      const answer = await fetch(url, request);
      expect([answer.status, answer.headers.get('x-emulator-outcome')]).toEqual([200, 'signed-in']);
    });
  },
);

it('prints one line a request: what was asked, what was said, and why', async () => {
  const ended = await serving([], async ({ url }) => {
    await post(`${url}/api/v1/login`, { user: 'totp', password: 'Password-1' });
    await post(`${url}/apiv2/login`, plain);
    await post(`${url}/v3/session/login`, { email: 'locked@example.com', password: 'Password-1' });
    await post(`${url}/apiv2/login`, plain, { prefer: 'outcome=unavailable' });
    await post(`${url}/v3/nothing`, {});
    await (await fetch(`${url}/apiv2/login`)).json();
  });
  expect(requestLines(ended)).toEqual([
    'POST /api/v1/login → 401 second-factor-required · no code given',
    'POST /apiv2/login → 200 signed-in · password matched',
    'POST /v3/session/login → 429 locked-out · account is locked out',
    'POST /apiv2/login → 503 unavailable · asked for by the request',
    'POST /v3/nothing → 404 · not-found',
    'GET /apiv2/login → 405 · method-not-allowed',
  ]);
});

it.each([['for people', []], ['as JSON', ['--json']] as const])(
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

it('says ready, each request and stopped as JSON with --json', async () => {
  const urls: string[] = [];
  const ended = await serving(['--json', '--now', frozenAt, '--provider', 'onlyoffice'], async ({ url }) => {
    urls.push(url);
    const login = { userName: 'some text', password: '044LP3vr2j' };
    await post(`${url}/api/2.0/authentication/{code}`, login);
    await post(`${url}/api/2.0/authentication/135790/`, {}, { 'x-emulator-namespace': 'w1' });
  });
  const [url = ''] = urls;
  const request = {
    event: 'request',
    at: Date.parse(frozenAt),
    provider: 'onlyoffice',
    profile: 'documented',
    method: 'POST',
  };
  expect(eventsOf(ended)).toEqual([
    {
      event: 'ready',
      version,
      url,
      providers: [
        { id: 'onlyoffice', profile: 'documented', urls: [`POST ${url}/api/2.0/authentication/{code}`] },
      ],
      notes: [],
    },
    {
      ...request,
      id: 'default-1',
      namespace: 'default',
      operation: 'authenticateByCode',
      account: 'some text',
      path: '/api/2.0/authentication/{code}',
      status: 200,
      outcome: 'signed-in',
      provenance: 'documented',
      trace: ['password counts', 'password matched', 'code matched'],
    },
    {
      ...request,
      id: 'w1-1',
      namespace: 'w1',
      path: '/api/2.0/authentication/{code}/',
      status: 404,
      trace: ['not-found'],
    },
    { event: 'stopped' },
  ]);
});

it('says its URL alone with --quiet, and sends no x-emulator headers', async () => {
  const urls: string[] = [];
  const ended = await serving(['--quiet'], async ({ url }) => {
    urls.push(url);
    const answers = [await post(`${url}/apiv2/login`, plain), await post(`${url}/apiv2/nothing`, plain)];
    expect(answers.map(({ status }) => status)).toEqual([200, 404]);
    const names = answers.flatMap(({ headers }) => [...headers.keys()]);
    expect(names.filter((name) => name.startsWith('x-emulator'))).toEqual([]);
  });
  expect(ended).toEqual({ code: 0, stdout: `${urls.join()}\n`, stderr: '' });
});

it('says no request with --quiet --json', async () => {
  const ended = await serving(['--quiet', '--json'], async ({ url }) => {
    await post(`${url}/apiv2/login`, plain);
  });
  expect(eventsOf(ended)).toEqual([expect.objectContaining({ event: 'ready' }), { event: 'stopped' }]);
});

/** The parts of a curl line: words, some of them in single quotes. */
function parseCurl(line: string) {
  const words = (line.trim().match(/'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^'(.*)'$/, '$1'));
  const [command = '', ...rest] = words;
  const parsed = { method: '', headers: new Headers(), body: '', url: new URL('http://localhost') };
  expect(command).toBe('curl');
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] ?? '';
    const value = word.startsWith('-') ? (rest[(index += 1)] ?? '') : word;
    if (word === '-X') parsed.method = value;
    else if (word === '-d') parsed.body = value;
    else if (word === '-H') parsed.headers.append(...splitHeader(value));
    else parsed.url = new URL(value);
  }
  return parsed;
}

function splitHeader(header: string): [string, string] {
  const [name = '', value = ''] = header.split(': ');
  return [name, value];
}

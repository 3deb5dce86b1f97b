import { expect, it } from '@jest/globals';
import { sendRaw } from '../support/server.ts';
import { testApp } from '../support/app.ts';
import { served } from './sockets.ts';

const login = '{"user":"plain","password":"Password-1"}';

/** Signs in at Rocket.Chat, whose response has a link, with these header lines. */
function signIn(lines: readonly string[], target = '/api/v1/login', version = '1.1'): string {
  const own = ['Content-Type: application/json', `Content-Length: ${login.length}`, 'Connection: close'];
  return `POST ${target} HTTP/${version}\r\n${[...lines, ...own].join('\r\n')}\r\n\r\n${login}`;
}

async function ask(bytes: string, options: Parameters<typeof testApp>[0] = {}): Promise<string> {
  return served(({ port }) => sendRaw(port, bytes), testApp(options));
}

it.each([
  ['a b'],
  ['<script>'],
  [''],
  ['x/y'],
  ['localhost:99999999'],
  ['localhost:65536'],
  ['localhost:port'],
  ['localhost:4010:4010'],
  ['user@localhost'],
  ['localhost#x'],
  ['localhost, evil.example'],
  ['[::1'],
  ['[::1]x'],
  ['::1'],
  ['256.256.256.256'],
  ['b\u00fccher.example'],
  ['"localhost"'],
])('answers 400 to the Host %j, before the operation', async (host) => {
  const answer = await ask(signIn([`Host: ${host}`]));
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[^]*content-type: application\/problem\+json/i);
  expect(answer).not.toContain('avatarUrl');
});

it.each([
  ['localhost'],
  ['LOCALHOST:4010'],
  ['localhost.:4010'],
  ['my_service:4010'],
  ['xn--bcher-kva.example'],
  ['127.0.0.1'],
  ['[::1]:4010'],
  ['[FD00::7]'],
  ['login-emulator'],
])('accepts the Host %s, and uses it in links', async (host) => {
  const answer = await ask(signIn([`Host: ${host}`]));
  expect(answer).toContain(`"avatarUrl":"http://${host}/avatar/plain"`);
});

it('answers 400 to a request with two Hosts', async () => {
  expect(await ask(signIn(['Host: localhost', 'Host: a.example']))).toMatch(
    /^HTTP\/1\.1 400 [^]*2 Host headers/,
  );
});

it('uses the local address in links for HTTP/1.0 without a Host', async () => {
  const answer = await ask(signIn([], undefined, '1.0'));
  expect(answer).toMatch(/"avatarUrl":"http:\/\/127\.0\.0\.1:\d+\/avatar\/plain"/);
});

it.each(['a b', 'x/y', 'localhost:99999999', 'a@b'])(
  'answers 400 to the X-Forwarded-Host %j of a trusted proxy',
  async (host) => {
    const bytes = signIn(['Host: localhost', `X-Forwarded-Host: ${host}`]);
    expect(await ask(bytes, { trustProxy: true })).toMatch(/^HTTP\/1\.1 400 [^]*X-Forwarded-Host is/);
    expect(await ask(bytes)).toMatch(/^HTTP\/1\.1 200 /);
  },
);

it.each([
  ['http://localhost/api/v1/login', 200],
  ['http://LOCALHOST/@w1/api/v1/login', 200],
  ['http://evil.example/api/v1/login', 400],
  ['http://a@localhost/api/v1/login', 400],
  ['/api/v1/login#x', 400],
])('answers a request for %s with %i', async (target, status) => {
  expect(await ask(signIn(['Host: localhost'], target))).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
});

it('keeps the namespace of a target in absolute form in its links', async () => {
  const answer = await ask(signIn(['Host: localhost'], 'http://localhost/@w1/api/v1/login'));
  expect(answer).toContain('"avatarUrl":"http://localhost/@w1/avatar/plain"');
});

it.each([
  ['http://localhost/__admin/clock', 200],
  ['http://localhost/@w1/__admin/clock', 200],
  ['http://localhost/__admin/requests/unmatched', 200],
  ['/__admin/requests/unmatched#x', 400],
  ['/__admin/clock#', 400],
  ['*', 404],
  ['//__admin/clock', 404],
  ['/%', 404],
  ['/%00', 404],
  ['/\\', 404],
  ['/__admin/%', 404],
])('answers GET %s with %i, and never with 500', async (target, status) => {
  const bytes = `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
  expect(await ask(bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
});

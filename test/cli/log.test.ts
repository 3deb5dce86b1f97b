import { expect, it } from '@jest/globals';
import { eventsOf, post, requestLines, serving } from './cli.ts';

const plain = { login: 'plain@example.com', passwd: 'Password-1' };

it.each([
  [[], ['POST /apiv2/login → 200 signed-in · password matched']],
  [['--log', 'pretty'], ['POST /apiv2/login → 200 signed-in · password matched']],
])('prints each request as readable text with %j', async (args, lines) => {
  const ended = await serving(args, async ({ url }) => {
    await post(`${url}/apiv2/login`, plain);
  });
  expect(requestLines(ended)).toEqual(lines);
});

it('prints only its URL with --log off, and still sends the x-emulator headers', async () => {
  const urls: string[] = [];
  const ended = await serving(['--log', 'off'], async ({ url }) => {
    urls.push(url);
    const { headers } = await post(`${url}/apiv2/login`, plain);
    expect(headers.get('x-emulator-outcome')).toBe('signed-in');
  });
  expect(ended).toEqual({ code: 0, stdout: `${urls.join()}\n`, stderr: '' });
});

it('prints the URL of every listener with --quiet, one per line', async () => {
  const ended = await serving(['--quiet', '--listen', '0', '--listen', '0@w1'], () => Promise.resolve());
  expect(ended.stdout).toMatch(/^(http:\/\/localhost:\d+\n){3}$/);
});

it('prints a request that was forwarded', async () => {
  const ended = await serving(['--fallback', 'misaka=http://localhost:1'], async ({ url }) => {
    expect((await post(`${url}/v3/rooms`, {})).status).toBe(502);
  });
  expect(ended.stdout.replaceAll(/\n {6}/g, ' ')).toContain(
    "\nnote: requests that the contract of misaka doesn't know are forwarded to http://localhost:1\n",
  );
  expect(requestLines(ended)).toEqual([
    "POST /v3/‹redacted› → 502 · misaka falls back to http://localhost:1, which doesn't respond (ECONNREFUSED); start that server, or set another",
  ]);
});

it('turns Prefer off with --no-prefer, with a note', async () => {
  const ended = await serving(['--no-prefer'], async ({ url }) => {
    expect((await post(`${url}/apiv2/login?__code=503`, plain, { prefer: 'code=429' })).status).toBe(200);
  });
  expect(ended.stdout).toContain('\nnote: requests cannot choose their answer by Prefer or ?__code=\n');
});

it('reports the public URL and the listeners as JSON', async () => {
  const args = ['--log', 'json', '--public-url', 'https://login.example.com/', '--provider', 'misaka'];
  const ended = await serving([...args, '--listen', '0=misaka@w1'], () => Promise.resolve());
  expect(eventsOf(ended)[0]).toMatchObject({
    event: 'ready',
    url: 'https://login.example.com',
    console: 'https://login.example.com/__admin/console',
    listeners: [
      { url: expect.stringMatching(/^http:\/\/localhost:\d+$/), provider: 'misaka', namespace: 'w1' },
    ],
    providers: [
      {
        id: 'misaka',
        urls: [
          'POST https://login.example.com/v3/session/login',
          'POST https://login.example.com/v3/session/login/2fa',
          'POST https://login.example.com/v3/session/refresh',
          'POST https://login.example.com/v3/session/logout',
          'GET https://login.example.com/v3/session/token',
          'POST https://login.example.com/v3/session/token',
          'POST https://login.example.com/v3/account/password',
        ],
      },
    ],
  });
});

it('names no console when the control plane is off', async () => {
  const asText = await serving(['--no-admin'], () => Promise.resolve());
  expect(asText.stdout).not.toContain('console');
  const asJson = await serving(['--no-admin', '--log', 'json'], () => Promise.resolve());
  expect(eventsOf(asJson)[0]).not.toHaveProperty('console');
});

it('prints the public URL in the banner', async () => {
  const args = ['--public-url', 'https://login.example.com', '--provider', 'misaka'];
  const { stdout } = await serving(args, async ({ url }) => {
    expect(await (await fetch(`${url}/__admin/health`)).json()).toMatchObject({
      providers: [{ baseUrl: 'https://login.example.com/v3' }],
    });
  });
  const [first, console, page, , , login] = stdout.split('\n');
  expect(first).toMatch(/ on http:\/\/localhost:\d+, reached at https:\/\/login\.example\.com$/);
  expect(console).toBe('  console: https://login.example.com/__admin/console');
  expect(page).toBe('  control plane and documentation: https://login.example.com/__admin/docs');
  expect(login).toBe('  POST https://login.example.com/v3/session/login (+6 operations)');
  expect(stdout).toContain('\n  curl https://login.example.com/v3/session/login ');
});

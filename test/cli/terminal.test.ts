import { expect, it } from '@jest/globals';
import { networkInterfaces } from 'node:os';
import { version } from '../../src/version.ts';
import { onlyoffice } from '../../src/providers/onlyoffice/index.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { providers } from '../http/answers.ts';
import { eventsOf, post, serving } from './cli.ts';

const frozenAt = '2027-01-31T12:00:00Z';
const plain = { login: 'plain@example.com', passwd: 'Password-1' };

it('prints addresses, accounts, a curl command and notes at the start', async () => {
  const ended = await serving(['--provider', providers.join()], () => Promise.resolve());
  expect(ended.stdout.replaceAll(/localhost:\d+/g, 'localhost:PORT').split('\n')).toEqual([
    `login-emulator ${version} on http://localhost:PORT`,
    '  console: http://localhost:PORT/__admin/console',
    '  control plane and documentation: http://localhost:PORT/__admin/docs',
    '',
    'interserver (documented)',
    '  POST http://localhost:PORT/apiv2/login (+13 operations)',
    '  accounts: plain@example.com, totp@example.com, sms@example.com,',
    '            mail@example.com, disabled@example.com, unverified@example.com,',
    '            captcha@example.com, locked@example.com, newaddress@example.com',
    '            (password Password-1); user@domain.com (password mypassword)',
    'rocketchat (documented)',
    '  POST http://localhost:PORT/api/v1/login (+11 operations)',
    '  accounts: plain, totp, sms, mail, disabled, unverified, captcha, locked, app,',
    '            roleless, both, ldap, must-change (password Password-1); myusername',
    '            (password mypassword)',
    'misaka (documented)',
    '  POST http://localhost:PORT/v3/session/login (+6 operations)',
    '  accounts: plain@example.com, totp@example.com, sms@example.com,',
    '            mail@example.com, disabled@example.com, unverified@example.com,',
    '            captcha@example.com, locked@example.com (password Password-1);',
    '            user@example.com (password string)',
    'onlyoffice (documented)',
    '  POST http://localhost:PORT/api/2.0/authentication (+20 operations)',
    '  accounts: plain@example.com, totp@example.com, sms@example.com,',
    '            mail@example.com, disabled@example.com, unverified@example.com,',
    '            captcha@example.com, locked@example.com, unlinked@example.com,',
    '            phoneless@example.com (password Password-1); some text (password',
    '            044LP3vr2j)',
    '',
    'npx login-emulator outcomes <provider> lists what each operation can answer.',
    '',
    'try it:',
    '  curl http://localhost:PORT/apiv2/login \\',
    "    -H 'Content-Type: application/json' \\",
    `    -d '{"login":"plain@example.com","passwd":"Password-1"}'`,
    '',
    'note: request budgets are off; --request-budget vendor turns them on',
    'Ctrl-C stops.',
    '',
  ]);
  expect(ended.stderr).toBe('');
});

it('lists at most 20 accounts of a provider', async () => {
  const accounts = Array.from({ length: 25 }, (_, index) => ({ login: `a${index}`, password: 'Password-1' }));
  const cwd = temporaryFolder({ 'fixtures/misaka.yaml': JSON.stringify({ accounts }) });
  const args = ['--provider', 'misaka', '--fixtures', 'fixtures'];
  const { stdout } = await serving(args, () => Promise.resolve(), { cwd });
  expect(stdout).toMatch(/a19\s+\(password\s+Password-1\);\s+and\s+5\s+more\n/);
});

it('omits the page of the control plane with --no-admin', async () => {
  const { stdout } = await serving(['--no-admin'], () => Promise.resolve());
  expect(stdout).not.toContain('/__admin');
});

it("prints the machine's own addresses with --host 0.0.0.0", async () => {
  const own = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  const { stdout } = await serving(['--host', '0.0.0.0'], async ({ port, said }) => {
    const urls = [...said.matchAll(/^ {2}from other machines: (\S+)$/gm)].map(([, url]) => url);
    expect(urls).toEqual(own.map(({ address }) => `http://${address}:${port}`));
    for (const url of urls) {
      expect((await post(`${url}/apiv2/login`, plain)).status).toBe(200);
      // a browser there gets the console, and signs in to it
      const shown = await fetch(`${url}/__admin/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: /Bearer ([^\s"']+)/.exec(said)?.[1] }),
      });
      const cookie = String(shown.headers.get('set-cookie')).split(';')[0] ?? '';
      expect((await fetch(`${url}/__admin/clock`)).status).toBe(401);
      expect((await fetch(`${url}/__admin/clock`, { headers: { cookie } })).status).toBe(200);
    }
  });
  expect(stdout).toContain('Ctrl-C stops.');
});

it('prints ready, each request and stopped as JSON with --log json', async () => {
  const urls: string[] = [];
  const ended = await serving(
    ['--log', 'json', '--now', frozenAt, '--provider', 'onlyoffice'],
    async ({ url }) => {
      urls.push(url);
      const login = { userName: 'some text', password: '044LP3vr2j' };
      await post(`${url}/api/2.0/authentication/{code}`, login);
      await post(`${url}/api/2.0/authentication/135790/`, {}, { 'x-emulator-namespace': 'w1' });
    },
  );
  const [url = ''] = urls;
  const { endpoints } = onlyoffice.profiles.documented;
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
      console: `${url}/__admin/console`,
      url,
      providers: [
        {
          id: 'onlyoffice',
          profile: 'documented',
          urls: endpoints.map(({ contract: { method, template } }) => `${method} ${url}/api/2.0${template}`),
        },
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
      trace: ['checking the password', 'password matched', 'code matched'],
    },
    {
      ...request,
      id: 'w1-1',
      namespace: 'w1',
      path: '/api/2.0/authentication/‹redacted›/',
      status: 404,
      trace: ['not-found'],
    },
    { event: 'stopped' },
  ]);
});

it('prints only its URL with --quiet, and sends no x-emulator headers', async () => {
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

it('prints no requests with --quiet --log json', async () => {
  const ended = await serving(['--quiet', '--log', 'json'], async ({ url }) => {
    await post(`${url}/apiv2/login`, plain);
  });
  expect(eventsOf(ended)).toEqual([expect.objectContaining({ event: 'ready' }), { event: 'stopped' }]);
});

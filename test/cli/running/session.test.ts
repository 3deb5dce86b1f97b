import { expect, it } from '@jest/globals';
import { builtInProviders } from '../../../src/providers/index.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { run, serving } from '../cli.ts';

const now = ['--now', '2027-01-31T12:00:00Z'];

it('prints request headers, and a curl command that finds the account', async () => {
  await serving(now, async ({ url }) => {
    const session = (...words: string[]) => run(['session', ...words, '--url', url]);
    for (const { id } of builtInProviders) {
      const { stdout, code } = await session(id, 'totp@example.com', '--json');
      const { requestHeaders, whoAmI, login } = JSON.parse(stdout) as {
        requestHeaders: Record<string, string>;
        whoAmI: string;
        login: string;
      };
      expect([code, (await fetch(whoAmI, { headers: requestHeaders })).status]).toEqual([0, 200]);
      const shown = (await session(id, 'totp@example.com')).stdout.split('\n');
      expect(shown[0]).toMatch(`${id} ${login}: signed in until 2027-`.replace('2027-', ''));
      expect(shown.slice(1, -1).map((line) => line.split(': ')[0])).toEqual(Object.keys(requestHeaders));
      const [header = ''] = Object.keys(requestHeaders);
      const curl = (await session(id, 'totp@example.com', '--curl')).stdout;
      expect(curl).toMatch(`curl -H '${header}: `);
      expect(curl).toMatch(` ${whoAmI}\n`);
    }
    expect((await session('rocketchat', 'plain', '--state', 'expired')).stdout).toMatch(
      'rocketchat plain: not signed in: expired\n',
    );
    expect((await session('rocketchat', 'plain', '--expires-in', '90')).stdout).toMatch(
      'rocketchat plain: signed in until 2027-01-31T12:01:30.000Z\n',
    );
    expect((await session('rocketchat', 'plain', '-n', 'w1', '--curl')).stdout).toMatch(
      ` ${url}/@w1/api/v1/me\n`,
    );
  });
});

it('starts a session of the fixtures by its name', async () => {
  const folder = temporaryFolder({
    'misaka.yaml':
      'accounts:\n  - { login: ada@example.com, password: Lovelace-1 }\nsessions:\n  - { name: phone, login: ada@example.com }\n',
  });
  await serving([...now, '--fixtures', folder], async ({ url }) => {
    const phone = () => run(['session', 'misaka', '--name', 'phone', '--url', url]);
    const first = await phone();
    expect(first.stdout).toMatch(/^misaka ada@example\.com: signed in until .*\nauthorization: Bearer ey/);
    expect(await phone()).toEqual(first);
    const unknown = await run(['session', 'misaka', '--name', 'phon', '--url', url]);
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      'login-emulator: the fixtures of misaka define no session phon; did you mean phone?\n',
    ]);
  });
});

it.each([
  [[], 'session needs a provider, and either a login or --name'],
  [['rocketchat'], 'session needs a provider, and either a login or --name'],
  [['rocketchat', 'plain', '--name', 'phone'], 'session needs a provider, and either a login or --name'],
  [['rocketchat', 'plain', 'more'], 'session needs a provider, and either a login or --name'],
  [['rocketchat', 'plain', '--state', 'expird'], '--state is expird; did you mean expired?'],
  [
    ['rocketchat', 'plain', '--expires-in', '0'],
    '--expires-in is 0; expected a whole number of seconds from 1',
  ],
  [['rocketchat', '--name', 'a', '--state', 'expired'], '--name takes no --state and no --expires-in'],
  [['rocketchat', 'plain', '--curl', '--json'], '--curl and --json cannot be combined'],
])('rejects %j', async (words, sentence) => {
  const { code, stderr } = await run(['session', ...words]);
  expect([code, stderr]).toEqual([
    2,
    expect.stringMatching(`login-emulator: ${sentence.replace('?', '\\?')}`),
  ]);
});

it('suggests a login', async () => {
  await serving(now, async ({ url }) => {
    const { code, stderr } = await run(['session', 'rocketchat', 'plian', '--url', url]);
    expect([code, stderr]).toEqual([
      2,
      'login-emulator: no account of rocketchat has the login plian; did you mean plain?\n',
    ]);
  });
});

it('tells that the answer of a sign-in has no token', async () => {
  const contract = {
    ...{ openapi: '3.1.0', info: { title: 'Acme', version: '1' }, 'x-login': { version: 1 } },
    paths: {
      '/login': {
        post: {
          responses: { 200: { description: 'Signed in' } },
          'x-login': { act: 'sign-in', reads: { login: 'body.login', password: 'body.password' } },
        },
      },
    },
  };
  const cwd = temporaryFolder({ 'acme.json': JSON.stringify(contract) });
  await serving(
    ['--provider', 'acme=acme.json'],
    async ({ url, said }) => {
      expect(said.replaceAll(/\s+/g, ' ')).toContain('its clients get an empty 200');
      const { stdout } = await run(['session', 'acme', 'plain@example.com', '--url', url]);
      expect(stdout).toBe(
        'acme plain@example.com: not signed in: the answer of the sign-in has no token; ' +
          'give signed-in an answer with one (login-emulator check tells how)\n',
      );
    },
    { cwd },
  );
});

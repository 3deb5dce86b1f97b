import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { serve } from '../support/server.ts';
import { post, run, serving } from './cli.ts';

/** 2027-01-31T12:00:10Z: twenty seconds before its window ends. */
const at = ['--now', '2027-01-31T12:00:10Z', '--provider', 'rocketchat'];

it('prints only the code that the account accepts', async () => {
  await serving(at, async ({ url }) => {
    const said = await run(['code', 'rocketchat', 'totp'], { variables: { LOGIN_EMULATOR_URL: url } });
    expect(said).toEqual({ code: 0, stdout: expect.stringMatching(/^\d{6}\n$/), stderr: '' });
    const login = { user: 'totp', password: 'Password-1', code: said.stdout.trim() };
    expect((await post(`${url}/api/v1/login`, login)).status).toBe(200);
  });
});

it.each([
  ['totp', '--min-validity 1 waits for the next code'],
  ['sms', 'sign in again to get another code'],
])('reports on standard error that the code of %s was already used', async (name, advice) => {
  const fixture = `policy: { totp: { singleUse: true } }
accounts:
  - { login: totp, password: Password-1, accountId: 1, secondFactor: totp, totpSecret: JBSWY3DPEHPK3PXP }
  - { login: sms, password: Password-1, accountId: 2, secondFactor: sms, phone: '+12025550100' }
`;
  const fixtures = temporaryFolder({ 'interserver.yaml': fixture });
  const args = ['--now', '2027-01-31T12:00:10Z', '--provider', 'interserver', '--fixtures', fixtures];
  await serving(args, async ({ url }) => {
    const login = { login: name, passwd: 'Password-1' };
    await post(`${url}/apiv2/login`, login);
    const said = await run(['code', 'interserver', name, '--url', url]);
    expect(said.stderr).toBe('');
    await post(`${url}/apiv2/login`, { ...login, tfa: said.stdout.trim() });
    expect(await run(['code', 'interserver', name, '--url', url])).toEqual({
      ...said,
      stderr: `login-emulator: this code was already used; ${advice}\n`,
    });
  });
});

it('rejects --min-validity while the clock is frozen', async () => {
  await serving(at, async ({ url }) => {
    expect(await run(['code', 'rocketchat', 'totp', '--url', url, '--min-validity', '21'])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'login-emulator: the current code is valid for 20 s, not 21 s, and the clock is frozen; send advance=true, or unfreeze the clock (PATCH /__admin/clock {"frozen":false})\n',
    });
  });
});

it('prints the previous, current and next code with --json', async () => {
  await serving(at, async ({ url }) => {
    const { stdout } = await run([
      'code',
      'rocketchat',
      'totp',
      '--json',
      '--min-validity',
      '20',
      '--url',
      url,
    ]);
    const code = expect.stringMatching(/^\d{6}$/);
    expect(JSON.parse(stdout)).toEqual({
      previous: code,
      current: code,
      next: code,
      secondsLeft: 20,
      used: false,
      enrolment: expect.stringMatching(/^otpauth:\/\/totp\/rocketchat:totp\?/),
    });
  });
});

it.each(['sms', 'mail'])('prints the code that was sent to %s in its namespace', async (login) => {
  await serving(at, async ({ url }) => {
    const args = ['code', 'rocketchat', login, '--namespace', 'w1', '--url', url];
    expect(await run(args)).toEqual({
      code: 2,
      stdout: '',
      stderr: `login-emulator: no code is pending for ${login}; sign in first, so that a code is sent\n`,
    });
    await post(`${url}/@w1/api/v1/login`, { user: login, password: 'Password-1' });
    const said = await run(args);
    const outbox = await fetch(`${url}/@w1/__admin/outbox`);
    expect(await outbox.json()).toEqual({
      messages: [expect.objectContaining({ account: expect.any(String), code: said.stdout.trim() })],
    });
    expect([said.code, said.stderr]).toEqual([0, '']);
  });
});

it('prints the reason when the emulator rejects the call', async () => {
  const variables = { LOGIN_EMULATOR_TOKEN: 'open-sesame' };
  await serving(
    at,
    async ({ url }) => {
      const refused = async (words: readonly string[], more = {}) => {
        const { code, stdout, stderr } = await run(['code', '--url', url, ...words], { variables, ...more });
        expect([code, stdout]).toEqual([2, '']);
        return stderr;
      };
      expect(await refused(['rocketchat', 'totpp'])).toBe(
        'login-emulator: no account of rocketchat has the login totpp; did you mean totp?\n',
      );
      expect(await refused(['rocketchat', 'nobody'])).toMatch(
        /^login-emulator: no account of rocketchat has the login nobody; expected one of .*, …\n$/,
      );
      expect(await refused(['rocketchat', 'plain'])).toBe('login-emulator: plain has no second factor\n');
      expect(await refused(['misaka', 'totp'])).toBe(
        'login-emulator: no provider misaka is served; expected one of rocketchat\n',
      );
      expect(await refused(['rocketchat', 'a/../b'], {})).toMatch(
        /^login-emulator: no account of rocketchat has the login a\/\.\.\/b; expected one of /,
      );
      expect(await refused(['rocketchat', 'totp'], { variables: {} })).toBe(
        `login-emulator: the emulator at ${url} requires its token; set LOGIN_EMULATOR_TOKEN to the token that it printed at its start\n`,
      );
    },
    { variables },
  );
});

it.each([
  [
    ['rocketchat'],
    'code needs a provider and the login of an account: npx login-emulator code rocketchat totp',
  ],
  [
    ['a', 'b', 'c'],
    'code needs a provider and the login of an account: npx login-emulator code rocketchat totp',
  ],
  [['a', 'b', '--namespace', 'W'], '--namespace is W; expected 1 to 63 of a-z, 0-9 and -'],
  [
    ['a', 'b', '--min-validity', '31'],
    '--min-validity is 31; expected a whole number of seconds from 1 to 30',
  ],
  [['a', 'b', '--url', 'here'], "here isn't a URL; expected one such as http://localhost:4010"],
  [['a', 'b', '--advance'], 'unknown option --advance; npx login-emulator help code lists the options'],
])('rejects %j', async (args, sentence) => {
  expect(await run(['code', ...args])).toEqual({
    code: 2,
    stdout: '',
    stderr: `login-emulator: ${sentence}\n`,
  });
});

it('reports a server that is not a login-emulator', async () => {
  const other = await serve((_request, response) => void response.end('<!doctype html>'));
  const said = await run(['code', 'rocketchat', 'totp', '--url', other.url]);
  await other.close();
  expect(said).toEqual({
    code: 2,
    stdout: '',
    stderr: `login-emulator: the server at ${other.url} isn't an emulator; start one with npx login-emulator, or use another URL\n`,
  });
});

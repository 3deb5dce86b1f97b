import { expect, it } from '@jest/globals';
import { join } from 'node:path';
import { version } from '../../src/version.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { eventsOf, post, run, serving, textAt } from './cli.ts';
import { withPortInUse } from './sockets.ts';

const misaka = 'accounts:\n  - { login: ada, password: Password-1 }\n';
const frozenAt = '2027-01-31T12:00:00Z';

it('reads every option from its variable', async () => {
  const variables = {
    LOGIN_EMULATOR_PORT: '0',
    LOGIN_EMULATOR_HOST: '127.0.0.1',
    LOGIN_EMULATOR_PROVIDER: 'rocketchat,interserver',
    LOGIN_EMULATOR_PROFILE: 'rocketchat=observed',
    LOGIN_EMULATOR_FIXTURES: temporaryFolder({
      'rocketchat.yaml':
        'policy: { requestBudget: { calls: 1, withinSeconds: 9 } }\naccounts: [{ login: ada, password: x }]\n',
    }),
    LOGIN_EMULATOR_SEED: 'a',
    LOGIN_EMULATOR_NOW: frozenAt,
    LOGIN_EMULATOR_WATCH: 'true',
    LOGIN_EMULATOR_FIDELITY: 'observed',
    LOGIN_EMULATOR_CORS: 'https://app.example.com',
    LOGIN_EMULATOR_REQUEST_BUDGET: 'vendor',
    LOGIN_EMULATOR_QUIET: 'true',
    LOGIN_EMULATOR_LOG: 'json',
  };
  const ada = { user: 'ada', password: 'x' };
  const ended = await serving(
    [],
    async ({ url }) => {
      const answers = [
        await post(`${url}/api/v1/login`, ada, { origin: 'https://app.example.com' }),
        await post(`${url}/api/v1/login`, ada),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 429]);
      const [first] = answers;
      expect(first?.headers.get('date')).toBe('Sun, 31 Jan 2027 12:00:00 GMT');
      expect(first?.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
      expect(first?.headers.get('x-emulator-outcome')).toBeNull();
      expect(textAt(first?.body, 'data', 'authToken')).toBe(await tokenWithSeed('a'));
    },
    { variables },
  );
  expect(eventsOf(ended)[0]).toEqual({
    event: 'ready',
    version,
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    console: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/__admin\/console$/),
    providers: [
      expect.objectContaining({ id: 'rocketchat' }),
      expect.objectContaining({ id: 'interserver' }),
    ],
    notes: [
      expect.stringMatching(/^edits of .* take effect while it serves$/),
      'an answer with less evidence than observed is a 501',
    ],
  });
});

it.each([
  ['off', 'all'],
  ['FALSE', 'all'],
  ['no', 'all'],
  ['0', 'all'],
  ['on', 'its URL'],
  ['true', 'its URL'],
  ['Yes', 'its URL'],
  ['1', 'its URL'],
])('LOGIN_EMULATOR_QUIET=%s prints %s and overrides login-emulator.yaml', async (text, said) => {
  const cwd = temporaryFolder({ 'login-emulator.yaml': `quiet: ${String(said === 'all')}\n` });
  const variables = { LOGIN_EMULATOR_QUIET: text };
  const { stdout } = await serving([], () => Promise.resolve(), { cwd, variables });
  expect(stdout).toMatch(said === 'all' ? /^login-emulator .* on http:/ : /^http:\S+\n$/);
});

it('ignores an empty variable', async () => {
  const cwd = temporaryFolder({ 'login-emulator.yaml': 'log: json\n' });
  const variables = {
    LOGIN_EMULATOR_LOG: '',
    LOGIN_EMULATOR_TOKEN: '',
    LOGIN_EMULATOR_PORT: '',
    LOGIN_EMULATOR_SEED: '',
  };
  const ended = await serving([], () => Promise.resolve(), { cwd, variables });
  expect(eventsOf(ended)).toEqual([expect.objectContaining({ event: 'ready' }), { event: 'stopped' }]);
});

it('rejects an invalid variable by its name', async () => {
  expect(await run([], { variables: { LOGIN_EMULATOR_QUIET: 'maybe' } })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'login-emulator: LOGIN_EMULATOR_QUIET is "maybe"; expected true or false\n',
  });
  expect(await run([], { variables: { LOGIN_EMULATOR_PORT: 'http' } })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'login-emulator: LOGIN_EMULATOR_PORT is "http"; expected a whole number from 0 to 65535\n',
  });
  expect(await run([], { variables: { LOGIN_EMULATOR_REQUEST_BUDGET: 'on' } })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'login-emulator: LOGIN_EMULATOR_REQUEST_BUDGET is "on"; expected one of off, vendor\n',
  });
});

it('reads the token only from its variable', async () => {
  const spaced = await run([], { variables: { LOGIN_EMULATOR_TOKEN: 'open sesame' } });
  expect(spaced).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'login-emulator: LOGIN_EMULATOR_TOKEN cannot be sent in a header; expected ASCII letters, digits and punctuation, without spaces\n',
  });
  const cwd = temporaryFolder({ 'login-emulator.yaml': 'token: open-sesame\n' });
  expect((await run(['--token', 'open-sesame'])).stderr).toMatch(/^login-emulator: unknown option --token;/);
  expect((await run([], { cwd })).stderr).toMatch(
    /:1:1: unknown key token in the file; expected one of port, /,
  );
});

it('prefers a flag to a variable, and a variable to login-emulator.yaml', async () => {
  const cwd = temporaryFolder({ 'login-emulator.yaml': 'log: json\nprovider: [misaka]\nseed: file\n' });
  const variables = { LOGIN_EMULATOR_PROVIDER: 'rocketchat' };
  const served = async (args: readonly string[], more: object) => {
    const [ready] = eventsOf(await serving(args, () => Promise.resolve(), { cwd, ...more }));
    return ready;
  };
  const only = (id: string) => ({ event: 'ready', providers: [{ id }] });
  expect(await served([], {})).toMatchObject(only('misaka'));
  expect(await served([], { variables })).toMatchObject(only('rocketchat'));
  expect(await served(['--provider', 'onlyoffice'], { variables })).toMatchObject(only('onlyoffice'));
});

it.each(['quiet', 'watch'])('turns %s off by flag against the file and the variable', async (name) => {
  const folder = { 'login-emulator.yaml': `${name}: true\n`, 'fixtures/misaka.yaml': misaka };
  const surroundings = {
    cwd: temporaryFolder(folder),
    variables: { [`LOGIN_EMULATOR_${name.toUpperCase()}`]: 'true' },
  };
  const args = ['--fixtures', 'fixtures'];
  const said = async (more: readonly string[]) => {
    const { stdout } = await serving([...args, ...more], () => Promise.resolve(), surroundings);
    return stdout.startsWith('login-emulator ') && !/take effect while/.test(stdout.replaceAll(/\s+/g, ' '));
  };
  expect([await said([]), await said([`--no-${name}`]), await said([`--no-${name}`, `--${name}`])]).toEqual([
    false,
    true,
    false,
  ]);
});

it('prefers the flag to the variable, and the variable to the file, for the port', async () => {
  await withPortInUse(async (port) => {
    const inUse = `login-emulator: port ${port} is in use; choose another with --port, or --port 0 for a free one\n`;
    const cwd = temporaryFolder({ 'login-emulator.yaml': `port: ${port}\n` });
    const variables = { LOGIN_EMULATOR_PORT: String(port) };
    expect((await run([], { cwd })).stderr).toBe(inUse);
    expect((await run([], { variables })).stderr).toBe(inUse);
    expect((await serving(['--port', '0'], () => Promise.resolve(), { cwd, variables })).code).toBe(0);
  });
});

const noGithub = 'there is no provider github; expected one of interserver, rocketchat, misaka, onlyoffice';
const aListen =
  'a port, optionally with a provider and a namespace, such as "4011", 3000=rocketchat, 4011@w1 or 3000=rocketchat@w1';

it.each([
  ['port: 0\nprovder: [misaka]\n', '2:1: unknown key provder in the file; did you mean provider?'],
  ['seed: a\nport: "0"\n', '2:7: port is "0"; expected a whole number from 0 to 65535'],
  ['provider: misaka\n', '1:11: provider is "misaka"; expected a list'],
  ['quiet: "yes"\n', '1:8: quiet is "yes"; expected true or false'],
  ['seed: 1\n', '1:7: seed is 1; expected a text that is not empty (in quotes, if it looks like a number)'],
  ['request-budget: on\n', '1:17: request-budget is "on"; expected one of off, vendor'],
  ['- port\n', '1:1: the file is a list; expected keys with values'],
  [
    'provider: [misaka, github]\n',
    '1:20: there is no provider github; expected one of interserver, rocketchat, misaka, onlyoffice',
  ],
  [
    'profile:\n  - observed\n  - github=observed\n',
    '3:5: there is no provider github; expected one of interserver, rocketchat, misaka, onlyoffice',
  ],
  ['profile: [rocketchat=real]\n', '1:11: there is no profile real; expected documented or observed'],
  [
    'cors: [loopback, "*"]\n',
    '1:18: cors has *, which must be the only entry; expected *, off, or loopback and origins such as https://app.example.com, https://*.example.com for its sub-domains, capacitor://localhost or null',
  ],
  [
    'now: "9999-01-01T00:00:00Z"\n',
    '1:6: now is 9999-01-01T00:00:00Z; expected a time from 1970 to 8999 such as 2027-01-31T12:00:00Z',
  ],
  ['listen: [4011]\n', `1:10: listen[0] is 4011; expected ${aListen}`],
  ['listen:\n  - "4011"\n  - 3000=github\n', `3:5: listen has 3000=github: ${noGithub}`],
  ['fallback: [github=http://localhost:1]\n', `1:12: fallback has github=http://localhost:1: ${noGithub}`],
  ['max-namespaces: 0\n', '1:17: max-namespaces is 0; expected a whole number from 1'],
  [
    'store: redis://localhost\nstate: kept.json\n',
    '2:8: state is kept.json, but Redis keeps the state across restarts itself; remove state, or the store',
  ],
  ['log: loud\n', '1:6: log is "loud"; expected one of pretty, json, off'],
])('names the position of the problem in a login-emulator.yaml of %j', async (content, complaint) => {
  const cwd = temporaryFolder({ 'login-emulator.yaml': content });
  expect(await run(['--port', '0'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr: `login-emulator: ${join(cwd, 'login-emulator.yaml')}:${complaint}\n`,
  });
});

/** The token that Rocket.Chat gives to the first request with a seed. */
async function tokenWithSeed(seed: string): Promise<string> {
  const tokens: string[] = [];
  await serving(['--seed', seed, '--now', frozenAt], async ({ url }) => {
    const answer = await post(`${url}/api/v1/login`, { user: 'plain', password: 'Password-1' });
    tokens.push(textAt(answer.body, 'data', 'authToken'));
  });
  return tokens.join();
}

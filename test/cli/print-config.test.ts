import { expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import settings from '../../fixtures/schema/login-emulator.schema.json' with { type: 'json' };
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { run } from './cli.ts';

const fixtures = temporaryFolder({ 'misaka.yaml': 'accounts:\n  - { login: ada, password: Password-1 }\n' });

/** A value for every option that is not its default: as text, and as the settings file has it. */
const values: Readonly<Record<keyof typeof settings.properties, readonly [text: string, yaml: string]>> = {
  port: ['4011', '4011'],
  host: ['::1', '::1'],
  listen: ['4012,4013=misaka@w1', '[ "4012", 4013=misaka@w1 ]'],
  provider: ['misaka,rocketchat,acme=acme.yaml', '[ misaka, rocketchat, acme=acme.yaml ]'],
  overlay: ['acme=login\\,2.yaml', '[ "acme=login,2.yaml" ]'],
  'provider-fixtures': ['acme=accounts.yaml', '[ acme=accounts.yaml ]'],
  profile: ['documented,misaka=observed', '[ documented, misaka=observed ]'],
  fixtures: [fixtures, fixtures],
  watch: ['true', 'true'],
  scenario: ['slow,captcha-wall', '[ slow, captcha-wall ]'],
  seed: ['8', '"8"'],
  now: ['2027-01-31T12:00:00Z', '2027-01-31T12:00:00Z'],
  cors: ['loopback,https://app.example.com', '[ loopback, https://app.example.com ]'],
  'request-budget': ['vendor', 'vendor'],
  fidelity: ['observed', 'observed'],
  fallback: ['misaka=http://localhost:3001', '[ misaka=http://localhost:3001 ]'],
  'public-url': ['https://login.example.com', 'https://login.example.com'],
  'trust-proxy': ['true', 'true'],
  tls: ['true', 'true'],
  'tls-ca': [join(fixtures, 'ca'), join(fixtures, 'ca')],
  'tls-cert': [join(fixtures, 'cert.pem'), join(fixtures, 'cert.pem')],
  'tls-key': [join(fixtures, 'key.pem'), join(fixtures, 'key.pem')],
  'tls-host': ['emulator.test,192.0.2.7', '[ emulator.test, 192.0.2.7 ]'],
  'allowed-hosts': ['emulator.test,192.0.2.7', '[ emulator.test, 192.0.2.7 ]'],
  'admin-origins': ['https://qa.example.com', '[ https://qa.example.com ]'],
  admin: ['false', 'false'],
  prefer: ['false', 'false'],
  'max-namespaces': ['7', '7'],
  'require-namespace': ['true', 'true'],
  store: ['memory', 'memory'],
  state: [join(fixtures, 'state.json'), join(fixtures, 'state.json')],
  log: ['json', 'json'],
  quiet: ['true', 'true'],
};
const options = Object.entries(values).map(([name, [text, yaml]]) => ({ name, text, yaml }));
const words = new Map([
  ['true', (name: string) => [`--${name}`]],
  ['false', (name: string) => [`--no-${name}`]],
]);
/** Files of a provider need its contract. */
const besides = (name: string) =>
  ['overlay', 'provider-fixtures'].includes(name) ? ['--provider', 'acme=acme.yaml'] : [];
const flagFor = (name: string, text: string) => words.get(text)?.(name) ?? [`--${name}`, text];

it('prints every option with its default if nothing is set', async () => {
  expect(await run(['check', '--print-config'])).toEqual({
    code: 0,
    stdout: [
      'port: 4010 # default',
      'host: localhost # default',
      'listen: [] # default',
      'provider: [ interserver, rocketchat, misaka, onlyoffice ] # default',
      'overlay: [] # default',
      'provider-fixtures: [] # default',
      'profile: [ documented ] # default',
      '# fixtures: the embedded ones # default',
      '# watch: on if it prints to a terminal and has files to watch # default',
      'scenario: [] # default',
      '# seed: a new one at each start # default',
      '# now: the real time # default',
      'cors: [ loopback ] # default',
      'request-budget: off # default',
      'fidelity: inferred # default',
      'fallback: [] # default',
      "# public-url: the request's Host # default",
      'trust-proxy: false # default',
      '# tls: off, unless one of the next four is set # default',
      '# tls-ca: a new one at each start # default',
      '# tls-cert: created at each start # default',
      '# tls-key: created at each start # default',
      'tls-host: [] # default',
      'allowed-hosts: [] # default',
      'admin-origins: [] # default',
      'admin: true # default',
      'prefer: true # default',
      'max-namespaces: 1000 # default',
      'require-namespace: false # default',
      'store: memory # default',
      '# state: not kept # default',
      'log: pretty # default',
      'quiet: false # default',
      '# token: generated at each start beyond loopback # default',
      '',
    ].join('\n'),
    stderr: '',
  });
});

it.each(options)(
  'reads $name from flag, variable and key, and names the source',
  async ({ name, text, yaml }) => {
    const variable = `LOGIN_EMULATOR_${name.replaceAll('-', '_').toUpperCase()}`;
    const cwd = temporaryFolder({ 'login-emulator.yaml': `${name}: ${yaml}\n` });
    const said = async (args: readonly string[], surroundings: object) => {
      const { stdout } = await run(['check', '--print-config', ...args, ...besides(name)], surroundings);
      return stdout.split('\n').filter((line) => line.startsWith(`${name}: `));
    };
    const flag = flagFor(name, text);
    expect({
      key: await said([], { cwd }),
      variable: await said([], { variables: { [variable]: text } }),
      flag: await said(flag, { cwd, variables: { [variable]: text } }),
    }).toEqual({
      key: [`${name}: ${yaml} # ${join(cwd, 'login-emulator.yaml')}`],
      variable: [`${name}: ${yaml} # variable ${variable}`],
      flag: [`${name}: ${yaml} # flag ${String(flag[0])}`],
    });
  },
);

it('names the flag that turns a switch off', async () => {
  const { stdout } = await run(['check', '--print-config', '--no-quiet']);
  expect(stdout).toContain('\nquiet: false # flag --no-quiet\n');
});

it('prints a valid settings file with the same effect', async () => {
  const cwd = temporaryFolder();
  // these are only for generated certificates, and this one comes from a file
  const together = options.filter(({ name }) => name !== 'tls-host' && name !== 'tls-ca');
  const args = together.flatMap(({ name, text }) => flagFor(name, text));
  const { stdout } = await run(['check', '--print-config', ...args, '--seed', "it's # 8: {x}"], { cwd });
  writeFileSync(join(cwd, 'login-emulator.yaml'), stdout);
  const again = await run(['check', '--print-config'], { cwd });
  const valuesOf = (text: string) =>
    text.split('\n').map((line) => line.replace(/ # (flag|default|\/).*$/, ''));
  expect(again.stderr).toBe('');
  expect(valuesOf(again.stdout)).toEqual(valuesOf(readFileSync(join(cwd, 'login-emulator.yaml'), 'utf8')));
  expect(again.stdout).toContain(`\nseed: "it's # 8: {x}" # ${cwd}`);
});

it('prints the settings even if the fixtures are broken, but not if the settings are invalid', async () => {
  const cwd = temporaryFolder({ 'fixtures/misaka.yaml': 'accounts: [' });
  const ended = await run(['check', '--print-config', '--fixtures', 'fixtures'], { cwd });
  expect([ended.code, ended.stderr]).toEqual([0, '']);
  expect(await run(['check', '--print-config', '--provider', 'github'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'login-emulator: there is no provider github; expected one of interserver, rocketchat, misaka, onlyoffice\n',
  });
});

it('hides the token and the password of Redis', async () => {
  const variables = {
    LOGIN_EMULATOR_TOKEN: 'open-sesame',
    LOGIN_EMULATOR_STORE: 'redis://user:pass-phrase@localhost:6379/2',
  };
  const { code, stdout } = await run(['check', '--print-config'], { variables });
  expect([code, stdout.match(/^.*(token|store).*$/gm)]).toEqual([
    0,
    [
      '# store: redis://…@localhost:6379/2, password hidden # variable LOGIN_EMULATOR_STORE',
      '# token: set, hidden # variable LOGIN_EMULATOR_TOKEN',
    ],
  ]);
  expect(stdout).not.toMatch(/open-sesame|pass-phrase/);
});

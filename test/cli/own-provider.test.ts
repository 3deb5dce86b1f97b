import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { banner } from '../../src/cli/banner.ts';
import { readCommandLine } from '../../src/cli/command-line.ts';
import { checkEffective } from '../../src/cli/options.ts';
import { resolveSettings } from '../../src/cli/resolve-settings.ts';
import { startServer, type RunningServer } from '../../src/cli/start-server.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import type { ProviderEntry, ProviderSource } from '../../src/emulator/provider-source.ts';
import { FileError, UsageError } from '../../src/errors.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { acme } from '../support/acme.ts';

/** A folder with the files of a provider. */
const withFiles = (files = {}) =>
  temporaryFolder({ 'acme.yaml': '', 'login.yaml': '', 'a,b.yaml': '', ...files });

/** Creates a source of providers whose loader records its entries and returns a provider with their id. */
function fakeSource(loaded: ProviderEntry[] = [], id?: string): ProviderSource {
  return {
    builtIn: builtInProviders,
    load(entry) {
      loaded.push(entry);
      const provider = acme({ id: id ?? entry.id }, `/${entry.id}`);
      return Promise.resolve({ provider, notes: [`${entry.id} is new`], files: [entry.file] });
    },
  };
}

interface Called {
  readonly folder?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly providers?: ProviderSource;
}

/** Resolves the settings of a command line, and checks them. */
async function resolved(args: readonly string[], called: Called = {}) {
  const { folder = withFiles(), variables = {}, providers = fakeSource() } = called;
  const { flags } = readCommandLine(args, 'start', {});
  const context = { variables, folder, providers };
  const effective = await resolveSettings(flags, context);
  checkEffective(effective.settings, providers.builtIn);
  return { effective, context };
}

const nothing = () => undefined;
const silent: Terminal = {
  ...{ ready: nothing, request: nothing, failure: nothing, warn: nothing },
  ...{ reloaded: nothing, broken: nothing, stopped: nothing },
};

/** Serves the settings of a command line while `use` runs. */
async function serving<T>(
  args: readonly string[],
  use: (running: RunningServer) => Promise<T> | T,
  called: Called = {},
): Promise<T> {
  const { effective, context } = await resolved(['--port', '0', '--log', 'off', ...args], called);
  const running = await startServer(effective, silent, context);
  try {
    return await use(running);
  } finally {
    await running.close();
  }
}

const idsOf = ({ urls }: RunningServer) => Object.keys(urls);

describe('serves', () => {
  it('exactly the providers of --provider', async () => {
    expect(await serving(['--provider', 'acme=acme.yaml'], idsOf)).toEqual(['acme']);
    expect(await serving(['--provider', 'acme=acme.yaml', '--provider', 'rocketchat'], idsOf)).toEqual([
      'acme',
      'rocketchat',
    ]);
    expect(await serving([], idsOf)).toEqual(builtInProviders.map(({ id }) => id));
  });

  it('a provider at its own port, with its own fixtures folder', async () => {
    const account = '{ "login": "ada@example.com", "password": "Password-1" }';
    const folder = withFiles({ 'fixtures/acme-2.yaml': `accounts: [${account}]\n` });
    const args = ['--provider', 'acme-2=acme.yaml', '--fixtures', join(folder, 'fixtures')];
    const accounts = await serving(
      [...args, '--listen', '0=acme-2@w1', '--profile', 'acme-2=documented'],
      ({ emulator, further }) => [
        further.map(({ scope }) => scope),
        emulator.served.map(({ fixtures }) => fixtures.accounts.length),
      ],
      { folder },
    );
    expect(accounts).toEqual([[{ provider: 'acme-2', namespace: 'w1' }], [1]]);
  });

  it('a provider with a note, and a curl command that signs in', async () => {
    const folder = withFiles();
    const { effective } = await resolved(['--provider', 'acme=acme.yaml'], { folder });
    const said = await serving(
      ['--provider', 'acme=acme.yaml'],
      (running) => banner(running, effective.settings, (_style, text) => text),
      { folder },
    );
    expect(said).toContain('\nacme (declared)\n');
    expect(said).toMatch(/\n {2}curl http:\/\/localhost:\d+\/acme\/session\/login \\\n/);
    expect(said).toContain('\nnote: acme is new\n');
  });
});

describe('gives the loader', () => {
  it('absolute paths of the contract, the overlay and the fixtures', async () => {
    const folder = withFiles();
    const loaded: ProviderEntry[] = [];
    const args = ['--overlay', 'acme=login.yaml', '--provider-fixtures', 'acme=login.yaml'];
    await serving(['--provider', 'acme=acme.yaml', ...args], idsOf, {
      folder,
      providers: fakeSource(loaded),
    });
    const login = join(folder, 'login.yaml');
    expect(loaded).toEqual([
      { id: 'acme', file: join(folder, 'acme.yaml'), overlay: login, fixtures: login },
    ]);
  });

  it('the name of a package as it is', async () => {
    const loaded: ProviderEntry[] = [];
    await serving(['--provider', 'acme=@acme/login'], idsOf, { providers: fakeSource(loaded) });
    expect(loaded).toEqual([{ id: 'acme', file: '@acme/login' }]);
  });

  it.each([
    ['flag', ['--provider', 'acme=a\\,b.yaml,misaka'], {}, {}],
    ['variable', [], { LOGIN_EMULATOR_PROVIDER: 'acme=a\\,b.yaml,misaka' }, {}],
    ['settings file', [], {}, { 'login-emulator.yaml': 'provider: ["acme=a,b.yaml", misaka]\n' }],
  ])('a path with a comma from a %s', async (_source, args, variables, files) => {
    const folder = withFiles(files);
    const loaded: ProviderEntry[] = [];
    const ids = await serving(args, idsOf, { folder, variables, providers: fakeSource(loaded) });
    expect([ids, loaded]).toEqual([['acme', 'misaka'], [{ id: 'acme', file: join(folder, 'a,b.yaml') }]]);
  });
});

it('accepts ids in the settings file that a flag declares', async () => {
  const folder = withFiles({ 'login-emulator.yaml': 'listen: ["0=acme"]\nprofile: [acme=documented]\n' });
  await expect(resolved(['--provider', 'acme=acme.yaml'], { folder })).resolves.toBeDefined();
  await expect(resolved([], { folder })).rejects.toThrow(FileError);
  await expect(resolved([], { folder })).rejects.toThrow(
    'login-emulator.yaml:1:10: listen has 0=acme: there is no',
  );
});

it.each([
  ['an invalid id', ['--provider', 'Acme=acme.yaml'], 'the provider id "Acme" is invalid'],
  ['a reserved id', ['--provider', 'url=acme.yaml'], 'the provider id url is reserved'],
  [
    'the id of a built-in provider',
    ['--provider', 'misaka=acme.yaml'],
    'provider has misaka=acme.yaml: misaka is a built-in provider; choose another id, such as misaka-2',
  ],
  [
    'the same id twice',
    ['--provider', 'acme=acme.yaml', '--provider', 'acme=login.yaml'],
    'provider has acme=acme.yaml: acme has two entries; expected one',
  ],
  ['no file', ['--provider', 'acme='], 'it names no file; expected one after =, such as acme=acme.yaml'],
  [
    'a file without an id',
    ['--provider', 'acme.yaml'],
    'provider has acme.yaml without an id; write the id in front, such as acme=acme.yaml',
  ],
  [
    'an unknown built-in provider',
    ['--provider', 'misakka'],
    'there is no provider misakka; did you mean misaka?',
  ],
  [
    'an unknown file',
    ['--provider', 'acme=acne.yaml'],
    /^provider acme=acne\.yaml: there is no file \/.*\/acne\.yaml; did you mean acme\.yaml\?$/,
  ],
  ['a folder', ['--provider', 'acme=.'], /^provider acme=\.: \/.* is a folder; expected a file$/],
  [
    'an overlay of no provider',
    ['--overlay', 'acme=login.yaml'],
    'overlay has acme=login.yaml: no contract has the id acme; add --provider acme=<file>',
  ],
  [
    'an overlay of an unknown provider',
    ['--provider', 'acme=acme.yaml', '--overlay', 'acne=login.yaml'],
    'overlay has acne=login.yaml: there is no provider acne; did you mean acme?',
  ],
  [
    'fixtures of a built-in provider',
    ['--provider-fixtures', 'misaka=login.yaml'],
    'misaka is a built-in provider; --fixtures sets its fixtures',
  ],
  [
    'two overlays of one provider',
    ['--provider', 'acme=acme.yaml', '--overlay', 'acme=login.yaml,acme=acme.yaml'],
    'overlay has acme=login.yaml: acme has two entries; expected one',
  ],
  [
    'an unknown overlay',
    ['--provider', 'acme=acme.yaml', '--overlay', 'acme=logon.yaml'],
    /^overlay acme=logon\.yaml: there is no file \/.*; did you mean login\.yaml\?$/,
  ],
])('rejects %s', async (_what, args, message) => {
  const error = await serving(args, idsOf).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UsageError);
  expect(error instanceof Error ? error.message : '').toEqual(
    typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message),
  );
});

it('rejects a module whose provider has another id', async () => {
  const providers = fakeSource([], 'acme-2');
  await expect(serving(['--provider', 'acme=acme.yaml'], idsOf, { providers })).rejects.toThrow(
    /has a provider with the id acme-2, not acme; write acme-2=/,
  );
});

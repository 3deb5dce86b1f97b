import { expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInProviders } from '../../src/providers/index.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { eventsOf, post, run, serving } from './cli.ts';

const top = join(__dirname, '../..');
const providers = builtInProviders.map(({ id }) => id).sort();
const sets = readdirSync(join(top, 'fixtures/scenarios')).sort();
const schemas = [...providers, 'common', 'declared', 'login-emulator', 'overlay', 'scenario-set', 'x-login']
  .map((name) => `${name}.schema.json`)
  .sort();

it('writes and lists the fixtures, their schemas and a settings file', async () => {
  const cwd = temporaryFolder();
  expect(await run(['init'], { cwd })).toEqual({
    code: 0,
    stdout: [
      'wrote login-emulator.yaml',
      ...providers.map((provider) => `wrote fixtures/${provider}.yaml`),
      ...sets.map((set) => `wrote fixtures/scenarios/${set}`),
      `and ${schemas.length} schema files in fixtures/schema`,
      'edit the fixtures; npx login-emulator check, and npx login-emulator to serve them',
      '',
    ].join('\n'),
    stderr: '',
  });
  const files = [
    ...providers.map((provider) => `fixtures/${provider}.yaml`),
    ...sets.map((set) => `fixtures/scenarios/${set}`),
    ...schemas.map((schema) => `fixtures/schema/${schema}`),
    'login-emulator.yaml',
  ];
  expect(filesOf(cwd)).toEqual(files.sort());
});

it('writes the default fixtures and their schemas unchanged', async () => {
  const cwd = temporaryFolder();
  await run(['init'], { cwd });
  for (const provider of providers) {
    const standing = readFileSync(join(top, 'fixtures/default', `${provider}.yaml`), 'utf8');
    const written = readFileSync(join(cwd, 'fixtures', `${provider}.yaml`), 'utf8');
    expect(written).toBe(standing.replace('$schema=../schema/', '$schema=schema/'));
  }
  for (const schema of schemas) {
    const folder = ['overlay', 'x-login'].some((name) => schema.startsWith(name)) ? 'openapi' : 'fixtures';
    const standing = readFileSync(join(top, folder, 'schema', schema), 'utf8');
    expect(readFileSync(join(cwd, 'fixtures/schema', schema), 'utf8')).toBe(standing);
  }
});

it('references an existing schema in every file', async () => {
  const cwd = temporaryFolder();
  await run(['init'], { cwd });
  const files = filesOf(cwd).filter((file) => file.endsWith('.yaml'));
  const named = files.map((file) => {
    const [, schema = ''] = /\$schema=(\S+)/.exec(readFileSync(join(cwd, file), 'utf8')) ?? [];
    return [file, existsSync(join(cwd, file, '..', schema)) ? schema : 'none'];
  });
  expect(named).toEqual([
    ...providers.map((provider) => [`fixtures/${provider}.yaml`, `schema/${provider}.schema.json`]),
    ...sets.map((set) => [`fixtures/scenarios/${set}`, '../schema/scenario-set.schema.json']),
    ['login-emulator.yaml', './fixtures/schema/login-emulator.schema.json'],
  ]);
});

it('writes files into a new folder that check and start accept', async () => {
  const cwd = temporaryFolder();
  const folder = join(cwd, 'deep/er');
  expect(await run(['init', 'deep/er'], { cwd })).toEqual({
    code: 0,
    stdout: [
      'wrote deep/er/login-emulator.yaml',
      ...providers.map((provider) => `wrote deep/er/fixtures/${provider}.yaml`),
      ...sets.map((set) => `wrote deep/er/fixtures/scenarios/${set}`),
      `and ${schemas.length} schema files in deep/er/fixtures/schema`,
      'edit the fixtures; cd deep/er, then npx login-emulator check, and npx login-emulator to serve them',
      '',
    ].join('\n'),
    stderr: '',
  });
  expect(filesOf(cwd).filter((file) => !file.startsWith('deep/er/'))).toEqual([]);

  expect(await run(['check'], { cwd: folder })).toEqual({
    code: 0,
    stdout: builtInProviders
      .map(
        ({ id }) =>
          `${id} (documented): ${join(folder, `fixtures/${id}.yaml`)}: ${accountsOf(id)} accounts, 0 scenarios\n`,
      )
      .join(''),
    stderr: '',
  });
  const ended = await serving(
    ['--log', 'json'],
    async ({ url }) => {
      const answer = await post(`${url}/apiv2/login`, { login: 'plain@example.com', passwd: 'Password-1' });
      expect(answer.status).toBe(200);
    },
    { cwd: folder },
  );
  expect(eventsOf(ended)).toHaveLength(3);
});

it('writes fixtures to which accounts can be added', async () => {
  const cwd = temporaryFolder();
  await run(['init'], { cwd });
  const file = join(cwd, 'fixtures/misaka.yaml');
  const added = '\naccounts:\n  - login: ada@example.com\n    password: "18151852"\n';
  writeFileSync(file, readFileSync(file, 'utf8').replace('\naccounts:\n', added));
  const ended = await serving(
    [],
    async ({ url }) => {
      const answers = [
        await post(`${url}/v3/session/login`, { email: 'ada@example.com', password: '18151852' }),
        await post(`${url}/v3/session/login`, { email: 'plain@example.com', password: 'Password-1' }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    },
    { cwd },
  );
  const text = ended.stdout.replaceAll(/\s+/g, ' ');
  expect(text).toContain('; ada@example.com (password 18151852); user@example.com');
  expect(ended.stdout).toContain(`\n  fixtures: ${file}\n`);
});

it.each(['login-emulator.yaml', 'fixtures/misaka.yaml', 'fixtures/schema/common.schema.json'])(
  'writes nothing if %s exists',
  async (standing) => {
    const cwd = temporaryFolder({ [standing]: 'mine' });
    expect(await run(['init'], { cwd })).toEqual({
      code: 2,
      stdout: '',
      stderr: `login-emulator: nothing was written, because these files exist: ${standing}; choose another folder, or remove them\n`,
    });
    expect(filesOf(cwd)).toEqual([standing]);
    expect(readFileSync(join(cwd, standing), 'utf8')).toBe('mine');
  },
);

it('overwrites nothing the second time', async () => {
  const cwd = temporaryFolder();
  await run(['init', 'here'], { cwd });
  const settings = join(cwd, 'here/login-emulator.yaml');
  writeFileSync(settings, 'port: 0\n');
  const standing = [
    'login-emulator.yaml',
    ...providers.map((provider) => `fixtures/${provider}.yaml`),
    ...sets.map((set) => `fixtures/scenarios/${set}`),
    ...schemas.map((schema) => `fixtures/schema/${schema}`),
  ];
  expect(await run(['init', 'here'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr: `login-emulator: nothing was written, because these files exist: ${standing.map((file) => `here/${file}`).join(', ')}; choose another folder, or remove them\n`,
  });
  expect(readFileSync(settings, 'utf8')).toBe('port: 0\n');
});

it('rejects a file as the folder, and more than one folder', async () => {
  const cwd = temporaryFolder({ here: 'a file' });
  const inFile = await run(['init', 'here'], { cwd });
  expect([inFile.code, inFile.stderr.trimEnd().split('\n')]).toEqual([
    2,
    [expect.stringMatching(/^login-emulator: cannot write here\/login-emulator\.yaml: E[A-Z]+: /)],
  ]);
  expect(await run(['init', 'a', 'b'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'login-emulator: init takes one folder, but got a b\n',
  });
  expect(filesOf(cwd)).toEqual(['here']);
});

/** Every file below a folder. */
function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Returns the number of accounts in a provider's default fixtures. */
function accountsOf(provider: string): number {
  const fixture = builtInProviders.find(({ id }) => id === provider)?.defaultFixture;
  return (fixture as { readonly accounts: readonly unknown[] }).accounts.length;
}

import { expect, it, jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { post, run, serving } from './cli.ts';

// packs and installs with npm
jest.setTimeout(120_000);

const name = 'login-emulator-provider-acme';
const written = [
  ...['package.json', 'index.js', 'index.d.ts', 'exchanges.json', 'exchanges.test.js'],
  ...['README.md', '.gitignore'],
];
const sample = ['acme.yaml', 'acme.fixtures.yaml', 'acme.login.yaml'];

/** Runs npm without a network. */
async function npm(cwd: string, ...args: readonly string[]): Promise<string> {
  const quiet = { npm_config_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false' };
  const env = { PATH: process.env['PATH'], npm_config_cache: join(cwd, 'npm-cache'), ...quiet };
  const { stdout } = await promisify(execFile)('npm', [...args], { cwd, env });
  return stdout;
}

/** Writes a package with `init`, beside this package as its peer. */
async function packageOf(args: readonly string[], cwd: string): Promise<string> {
  const { code, stderr } = await run(['init', '--provider', 'acme', ...args], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const folder = join(cwd, name);
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules/login-emulator'));
  return folder;
}

/** Returns the results of the package's own test. */
const ownTest = (folder: string) => npm(folder, 'test', '--silent');

it('writes a package that is packed, installed, served and tested', async () => {
  const cwd = temporaryFolder();
  const folder = await packageOf([], cwd);
  expect(readdirSync(folder).sort()).toEqual([...written, ...sample, 'node_modules'].sort());
  expect(await ownTest(folder)).toMatch(/^# pass 1$/m);

  const packed = JSON.parse(await npm(folder, 'pack', '--json', '--pack-destination', cwd)) as unknown;
  const files = ['README.md', ...sample, 'index.d.ts', 'index.js', 'package.json'].sort();
  expect(packed).toMatchObject([{ filename: `${name}-0.1.0.tgz`, files: files.map((path) => ({ path })) }]);

  const user = temporaryFolder({ 'package.json': '{ "name": "app", "private": true }' });
  await npm(
    user,
    'install',
    '--ignore-scripts',
    `login-emulator@file:${resolve('.')}`,
    join(cwd, `${name}-0.1.0.tgz`),
  );
  const login = { email: 'plain@example.com', password: 'Password-1' };
  await serving(
    ['--provider', `acme=${name}`],
    async ({ url }) => {
      const answers = [
        await post(`${url}/acme/login`, login),
        await post(`${url}/acme/login`, { ...login, password: 'wrong' }),
        await post(`${url}/acme/login`, { ...login, email: 'locked@example.com' }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 401, 423]);
      expect(answers[0]?.body).toEqual({ token: expect.any(String) });
    },
    { cwd: user },
  );
});

it('fails its test when an answer changes', async () => {
  const folder = await packageOf([], temporaryFolder());
  const overlay = join(folder, 'acme.login.yaml');
  writeFileSync(
    overlay,
    readFileSync(overlay, 'utf8').replace('locked-out: { status: 423', 'locked-out: { status: 401'),
  );
  const failed: unknown = await ownTest(folder).catch((error: unknown) => error);
  expect(failed).toMatchObject({
    stdout: expect.stringContaining(
      'flow "locked@example.com", step 1, answer.status: expected 423, got 401',
    ),
  });
});

it('takes a contract with its overlay, its fixtures and its schemas', async () => {
  const cwd = temporaryFolder();
  cpSync('examples/providers/nestjs', join(cwd, 'shop'), { recursive: true });
  const contract = join(cwd, 'shop/nestjs.yaml');
  const { code, stdout } = await run(['init', '--provider', 'acme', '--contract', 'shop/nestjs.yaml'], {
    cwd,
  });
  expect(code).toBe(0);
  const copied = ['nestjs.yaml', 'nestjs.login.yaml', 'nestjs.fixtures.yaml'];
  expect(readdirSync(join(cwd, name)).sort()).toEqual([...written, ...copied].sort());
  expect(readFileSync(join(cwd, name, 'nestjs.yaml'), 'utf8')).toBe(readFileSync(contract, 'utf8'));
  const table = JSON.parse(readFileSync(join(cwd, name, 'exchanges.json'), 'utf8')) as {
    readonly flows: readonly { readonly name: string }[];
  };
  expect(table.flows.map((flow) => flow.name)).toEqual(
    expect.arrayContaining(['plain@example.com', 'a wrong password', 'a session of admin@example.com']),
  );
  expect(stdout).not.toContain('note:');
});

it('keeps a contract that is in the folder already', async () => {
  const cwd = temporaryFolder();
  for (const path of sample) cpSync(`src/cli/provider-package/sample/${path}`, join(cwd, path));
  const args = ['init', '--provider', 'acme', '--contract', 'acme.yaml', '.'];
  const { code, stdout } = await run(args, { cwd });
  expect([code, readdirSync(cwd).sort()]).toEqual([0, [...written, ...sample].sort()]);
  expect(stdout).not.toContain('wrote acme.yaml');
  expect(await run(args, { cwd })).toMatchObject({ code: 2, stdout: '' });
});

it.each([
  [
    'a file exists',
    ['--provider', 'acme', '.'],
    'nothing was written, because these files exist: README.md;',
  ],
  [
    'the contract has no marks',
    ['--provider', 'acme', '--contract', 'bare.yaml'],
    'no operation of acme signs in; mark one first, for example with login-emulator adopt',
  ],
  ['there is no contract', ['--provider', 'acme', '--contract', 'acne.yaml'], 'there is no file acne.yaml'],
  [
    'the id is missing',
    ['--contract', 'bare.yaml'],
    '--contract needs the id of its provider; add --provider acme',
  ],
  [
    'the id has a file',
    ['--provider', 'acme=bare.yaml'],
    'expected an id: --provider acme --contract bare.yaml',
  ],
  ['the id is built in', ['--provider', 'misaka'], 'misaka is a built-in provider'],
  ['the id is invalid', ['--provider', 'Acme'], 'the provider id "Acme" is invalid'],
  [
    'there are two ids',
    ['--provider', 'a', '--provider', 'b'],
    '--provider has a, b; init writes one provider',
  ],
])('writes nothing if %s', async (_what, args, message) => {
  const bare = readFileSync('src/cli/provider-package/sample/acme.yaml', 'utf8');
  const cwd = temporaryFolder({ 'README.md': 'mine', 'bare.yaml': bare });
  const { code, stdout, stderr } = await run(['init', ...args], { cwd });
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(message)]);
  expect(readdirSync(cwd).sort()).toEqual(['README.md', 'bare.yaml']);
  expect(readFileSync(join(cwd, 'README.md'), 'utf8')).toBe('mine');
});

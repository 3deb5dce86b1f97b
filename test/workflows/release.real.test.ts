import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { runStep, runStepsOf, type RunStep } from './steps.ts';

const top = process.cwd();

/** The variables that every runner sets. */
const runner = {
  GITHUB_REF_NAME: 'v0.2.0',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'some-owner/login-emulator',
};

function step(job: string, name: RegExp): RunStep {
  const found = runStepsOf('release', job).find((one) => name.test(one.name));
  if (found === undefined) throw new Error(`${job} has no step ${name.source}`);
  return found;
}

/** Creates a folder with programs, which precedes the PATH. */
function programs(scripts: Readonly<Record<string, string>>): { readonly PATH: string } {
  const folder = temporaryFolder(scripts);
  for (const name of Object.keys(scripts)) chmodSync(join(folder, name), 0o755);
  return { PATH: `${folder}:${process.env['PATH'] ?? ''}` };
}

it('cuts the notes of the tag from CHANGELOG.md', () => {
  const cwd = temporaryFolder({
    'package.json': '{ "version": "0.2.0", "type": "module" }',
    'CHANGELOG.md': '## 0.2.0 - 2026-12-01\n\n- A door.\n',
    'build/release-notes.js': readFileSync('build/release-notes.js', 'utf8'),
  });
  const cut = step('notes', /notes from CHANGELOG/);
  expect(runStep(cut, cwd, runner)).toEqual({ status: 0, output: '' });
  expect(readFileSync(join(cwd, 'notes.md'), 'utf8')).toBe('- A door.\n');
  expect(runStep(cut, cwd, { ...runner, GITHUB_REF_NAME: 'v9.0.0' }).status).toBe(1);
});

it('names the repository in package.json, which provenance compares', () => {
  const cwd = temporaryFolder({ 'package.json': '{ "name": "login-emulator", "version": "0.2.0" }' });
  expect(runStep(step('publish', /repository/), cwd, { ...runner, HOME: cwd }).status).toBe(0);
  expect(JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8'))).toMatchObject({
    repository: { type: 'git', url: 'git+https://github.com/some-owner/login-emulator.git' },
  });
});

it("sets npm's token for its registry if there is one", () => {
  const token = step('publish', /token/);
  const cwd = temporaryFolder();
  const registry = 'https://registry.example/npm/';
  const values = { ...runner, HOME: cwd, npm_config_registry: registry };
  expect(runStep(token, cwd, { ...values, NPM_TOKEN: '' }).status).toBe(0);
  expect(existsSync(join(cwd, '.npmrc'))).toBe(false);
  expect(runStep(token, cwd, { ...values, NPM_TOKEN: 'a-secret' })).toEqual({ status: 0, output: '' });
  expect(readFileSync(join(cwd, '.npmrc'), 'utf8')).toBe('//registry.example/npm/:_authToken=a-secret\n');
});

it('signs in through an executable', () => {
  const cwd = temporaryFolder({
    'executables/login-emulator-linux-x64': `#!/bin/sh\nexec '${process.execPath}' '${top}/dist/cli.cjs' "$@"\n`,
    'package.json': '{ "type": "module" }',
    'build/executable-logins.js': readFileSync('build/executable-logins.js', 'utf8'),
  });
  chmodSync(join(cwd, 'executables/login-emulator-linux-x64'), 0o755);
  const signIn = step('executables', /Sign in/);
  const values = { ...runner, HOME: cwd, PLATFORM: 'linux-x64' };
  expect(runStep(signIn, cwd, values)).toMatchObject({ status: 0 });
  expect(runStep(signIn, cwd, { ...values, PLATFORM: 'other' }).status).toBe(127);
});

it('collects the files with their checksums, and creates the release with the notes', () => {
  const executables = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win-x64.exe'];
  const made = executables.flatMap((name): readonly (readonly [string, string])[] => {
    const folder = `made/executable-${name.replace('.exe', '')}`;
    return [
      [`${folder}/login-emulator-${name}`, name],
      [`${folder}/LICENSES.txt`, 'licences'],
      [`${folder}/SHA256SUMS`, 'sums of one folder'],
    ];
  });
  const tarball = 'login-emulator-0.2.0.tgz';
  const cwd = temporaryFolder({
    ...Object.fromEntries(made),
    [`made/tarball/${tarball}`]: 'tarball',
    'made/notes/notes.md': '- A door.\n',
  });
  expect(runStep(step('release', /Collect/), cwd, runner)).toEqual({ status: 0, output: '' });
  const files = readdirSync(join(cwd, 'files')).sort();
  const expected = [
    'LICENSES.txt',
    'SHA256SUMS',
    tarball,
    ...executables.map((name) => `login-emulator-${name}`),
  ];
  expect(files).toEqual(expected.sort());
  const check = spawnSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], {
    cwd: join(cwd, 'files'),
    encoding: 'utf8',
  });
  expect(check.stdout.match(/: OK$/gm)).toHaveLength(files.length - 1);

  const recorder = programs({ gh: '#!/bin/sh\nprintf "%s\\n" "$@"\n' });
  const created = runStep(step('release', /Create/), cwd, { ...runner, ...recorder, GH_TOKEN: 'a-token' });
  expect(created.output.trim().split('\n')).toEqual([
    ...['release', 'create', 'v0.2.0', '--repo', 'some-owner/login-emulator', '--verify-tag'],
    ...['--title', 'v0.2.0', '--notes-file', 'made/notes/notes.md'],
    ...files.map((name) => `files/${name}`),
  ]);
});

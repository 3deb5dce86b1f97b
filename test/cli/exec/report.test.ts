import { expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { run } from '../cli.ts';

const node = process.execPath;

/** A command that signs in at each of these places, and ends with a code. */
function signingIn(places: readonly string[], code = 0): readonly string[] {
  const login = `{ method: "POST", headers: { "content-type": "application/json" }, body: '{"email":"plain@example.com","password":"Password-1"}' }`;
  const all = places.map(
    (place) =>
      `await (await fetch(process.env.LOGIN_EMULATOR_URL + "${place}/v3/session/login", ${login})).text()`,
  );
  return ['--', node, '--input-type=module', '-e', [...all, `process.exit(${code})`].join(';')];
}

it('prints the coverage once the command has ended', async () => {
  const { code, stdout, stderr } = await run([
    'exec',
    '--provider',
    'misaka',
    '--coverage',
    ...signingIn(['']),
  ]);
  expect(stdout).toMatch(
    /^misaka \(documented\) \w+: 1 of \d+\n {2}\+ 200 signed-in {2,}documented {2}reached once\n/,
  );
  expect(stdout).toMatch(
    /\n1 of \d+ outcomes of the operations called: \d+(\.\d)? %; 6 other operations were not called\n$/,
  );
  expect([code, stderr]).toEqual([0, '']);
});

it('fails below --fail-under, but keeps the exit code of a failed command', async () => {
  const short = ['exec', '--provider', 'misaka', '--fail-under', '50'];
  const said =
    /^login-emulator: 1 of \d+ outcomes of the operations called: [\d.]+ %, less than the 50 % that --fail-under requires; 6 other operations were not called\n$/;
  const good = await run([...short, ...signingIn([''])]);
  expect([good.code, good.stderr]).toEqual([1, expect.stringMatching(said)]);
  expect(good.stdout).toMatch(/outcomes of the operations called/);
  const failed = await run([...short, ...signingIn([''], 7)]);
  expect([failed.code, failed.stderr]).toEqual([7, expect.stringMatching(said)]);
});

it('writes the JUnit report into a new folder', async () => {
  const cwd = temporaryFolder();
  const args = ['exec', '--provider', 'misaka', '--junit', 'reports/logins.xml', ...signingIn([''])];
  expect(await run(args, { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(readFileSync(join(cwd, 'reports/logins.xml'), 'utf8')).toMatch(
    /^<\?xml[^]*name="200 signed-in" time="0"\/>/,
  );
});

it('writes the coverage of a successful run into the artifacts folder, and passes its path to the command', async () => {
  const cwd = temporaryFolder();
  const args = ['exec', '--artifacts', 'left/here', '--', node, '-p', 'process.env.LOGIN_EMULATOR_ARTIFACTS'];
  const ended = await run(args, { cwd });
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  const folder = ended.stdout.trim();
  expect(folder.endsWith(join('left', 'here'))).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(['coverage.html', 'coverage.json']);
  expect(JSON.parse(readFileSync(join(folder, 'coverage.json'), 'utf8'))).toMatchObject({
    format: 'login-emulator/coverage',
    met: 0,
  });
});

it('writes a bundle of each used namespace when the command failed, readable only by the user', async () => {
  const cwd = temporaryFolder({ 'default.json': 'of the last run', 'coverage.json': '' });
  const places = ['/@w1', '', '/@coverage'];
  const ended = await run(['exec', '--artifacts', '.', ...signingIn(places, 3)], {
    cwd,
    variables: { LOGIN_EMULATOR_TOKEN: 'open-sesame' },
  });
  expect(ended).toEqual({
    code: 3,
    stdout: '',
    stderr: expect.stringMatching(
      /^login-emulator: \S+: default\.json, coverage-namespace\.json, w1\.json: the state and requests when the command failed, with passwords, codes and tokens\n$/,
    ),
  });
  for (const name of ['default.json', 'w1.json', 'coverage-namespace.json']) {
    expect(JSON.parse(readFileSync(join(cwd, name), 'utf8'))).toMatchObject({
      format: 'login-emulator/bundle',
      journal: [{ provider: 'misaka', outcome: 'signed-in' }],
    });
    expect(statSync(join(cwd, name)).mode & 0o777).toBe(0o600);
  }
  expect(readFileSync(join(cwd, 'coverage.json'), 'utf8')).toContain('login-emulator/coverage');
});

it('writes at most fifty bundles, and reports the number of others', async () => {
  const cwd = temporaryFolder();
  const places = Array.from({ length: 52 }, (_none, index) => `/@w${index}`);
  const { code, stderr } = await run(['exec', '--artifacts', '.', ...signingIn(places, 1)], { cwd });
  expect(code).toBe(1);
  expect(stderr).toMatch(/: the bundles of 2 namespaces that were used earlier are not written\n$/);
  expect(readdirSync(cwd).filter((name) => /^w\d+\.json$/.test(name))).toHaveLength(50);
  expect(existsSync(join(cwd, 'w51.json'))).toBe(true);
});

it('reports that no namespace had a request when the command failed', async () => {
  const cwd = temporaryFolder();
  const { code, stderr } = await run(['exec', '--artifacts', '.', '--', node, '-e', 'process.exit(2)'], {
    cwd,
  });
  expect(code).toBe(2);
  expect(stderr).toMatch(/: no existing namespace had a request, so there are no bundles\n$/);
});

it('runs nothing if the folder cannot be created, and fails if a file cannot be written', async () => {
  const cwd = temporaryFolder({ file: '', 'there.xml/x': '' });
  const unmade = await run(['exec', '--artifacts', 'file', '--', node, '-p', '1'], { cwd });
  expect(unmade).toMatchObject({ code: 2, stdout: '' });
  expect(unmade.stderr).toMatch(/^login-emulator: --artifacts \S+: the folder \S+ cannot be created: EEXIST/);
  const unwritten = await run(['exec', '--junit', 'there.xml', '--', node, '-p', '1'], { cwd });
  expect(unwritten).toMatchObject({ code: 1, stdout: '1\n' });
  expect(unwritten.stderr).toMatch(/there\.xml cannot be written: EISDIR[^\n]*\n$/);
});

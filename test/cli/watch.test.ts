import { expect, it, jest } from '@jest/globals';
import { closeSync, ftruncateSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { eventsOf, post, requestLines, serving, type Ended, type Started } from './cli.ts';

// several edits in one test, each noticed after half a second
jest.setTimeout(15_000);

const fileWith = (password: string, more = '') =>
  `accounts:\n  - login: ada@example.com\n    password: ${password}\n${more}`;
const locked = 'scenarios:\n  - { outcome: locked-out, times: 1 }\n';
const unknownKey = `${fileWith('Password-1')}    pasword: x\n`;
const unknownKeyAt = (file: string) =>
  `${file}:4:5: unknown key pasword in accounts[0]; did you mean password?`;
const kept = 'the fixtures are broken; the emulator keeps the previous ones';

/** A served folder of fixtures, and the file of InterServer in it. */
interface Live extends Started {
  readonly folder: string;
  readonly file: string;
  /** Signs in as the only account; returns the outcome. */
  login(password: string): Promise<string | null>;
}

/** Serves a folder with this file for InterServer; returns the output with paths relative to the folder. */
async function live(
  content: string,
  use: (live: Live) => Promise<void>,
  args: readonly string[] = [],
): Promise<Ended> {
  const folder = temporaryFolder({ 'interserver.yaml': content, 'misaka.yaml': fileWith('Password-1') });
  const file = join(folder, 'interserver.yaml');
  const ended = await serving(['--fixtures', folder, '--watch', ...args], async (started) => {
    const login = async (passwd: string) => {
      const { headers } = await post(`${started.url}/apiv2/login`, { login: 'ada@example.com', passwd });
      return headers.get('x-emulator-outcome');
    };
    await use({ ...started, folder, file, login });
  });
  const relative = (text: string) => text.replaceAll(folder, 'fixtures');
  return { ...ended, stdout: relative(ended.stdout), stderr: relative(ended.stderr) };
}

/** The lines about fixtures. */
function linesAboutFixtures(ended: Ended): readonly string[] {
  return requestLines(ended).filter((line) => !line.startsWith('POST'));
}

const reloaded = (scenarios = '0 scenarios') =>
  `reloaded interserver (documented): fixtures/interserver.yaml: 1 account, ${scenarios}`;

it('reloads an edited file, and reports it', async () => {
  const ended = await live(fileWith('Password-1'), async ({ file, login, printed, said }) => {
    expect(said).toMatch(/note: edits of [^]* take effect while it\s+serves\n/);
    expect(await login('Password-1')).toBe('signed-in');
    writeFileSync(file, fileWith('Password-2'));
    await printed('reloaded');
    expect(await login('Password-1')).toBe('invalid-credentials');
    expect(await login('Password-2')).toBe('signed-in');
  });
  expect(linesAboutFixtures(ended)).toEqual([reloaded()]);
  expect([ended.code, ended.stderr]).toEqual([0, '']);
});

it('reloads a file that an editor replaces', async () => {
  await live(fileWith('Password-1'), async ({ folder, file, login, printed }) => {
    const fresh = join(folder, '.interserver.yaml.swp');
    writeFileSync(fresh, fileWith('Password-2'));
    renameSync(fresh, file);
    await printed('reloaded');
    expect(await login('Password-2')).toBe('signed-in');
  });
});

it('reloads a file that is truncated and then written only once it is complete', async () => {
  const ended = await live(fileWith('Password-1'), async ({ file, login, printed }) => {
    const open = openSync(file, 'r+');
    ftruncateSync(open);
    writeSync(open, 'accounts:\n');
    writeSync(open, '  - { login: ada@example.com, password: Password-2 }\n');
    closeSync(open);
    await printed('reloaded');
    expect(await login('Password-2')).toBe('signed-in');
  });
  expect([linesAboutFixtures(ended), ended.stderr]).toEqual([[reloaded()], '']);
});

it('returns to the embedded fixtures when a file is removed, and loads a new file', async () => {
  const ended = await live(fileWith('Password-1'), async ({ folder, file, login, printed }) => {
    rmSync(file);
    await printed('reloaded interserver');
    expect(await login('Password-1')).toBe('invalid-credentials');
    writeFileSync(join(folder, 'onlyoffice.yaml'), fileWith('Password-1'));
    await printed('reloaded onlyoffice');
  });
  expect(linesAboutFixtures(ended)).toEqual([
    'reloaded interserver (documented): embedded fixtures: 10 accounts, 0 scenarios',
    'reloaded onlyoffice (documented): fixtures/onlyoffice.yaml: 1 account, 0 scenarios',
  ]);
});

it('keeps the previous fixtures while a file is broken, and reports it once per edit', async () => {
  const ended = await live(fileWith('Password-1'), async ({ folder, file, login, printed }) => {
    writeFileSync(file, unknownKey);
    await printed(kept);
    writeFileSync(join(folder, 'misaka.yaml'), fileWith('Password-2'));
    await printed(kept, 2);
    writeFileSync(file, 'accounts: [\n');
    await printed(kept, 3);
    expect(await login('Password-1')).toBe('signed-in');
    writeFileSync(file, fileWith('Password-3'));
    await printed('reloaded misaka');
    expect(await login('Password-3')).toBe('signed-in');
  });
  expect(ended.stderr.split('\n')).toEqual([
    unknownKeyAt('fixtures/interserver.yaml'),
    kept,
    unknownKeyAt('fixtures/interserver.yaml'),
    kept,
    'fixtures/interserver.yaml:2:1: Flow sequence in block collection must be sufficiently indented and end with a ]; expected YAML',
    kept,
    '',
  ]);
  expect(linesAboutFixtures(ended)).toEqual([
    reloaded(),
    'reloaded misaka (documented): fixtures/misaka.yaml: 1 account, 0 scenarios',
  ]);
});

it('names the account of a scenario that an edit removed', async () => {
  const scenarios = 'scenarios:\n  - { outcome: locked-out, account: ada@example.com }\n';
  const ended = await live(fileWith('Password-1', scenarios), async ({ file, printed }) => {
    writeFileSync(file, `accounts: [{ login: bob, password: x }]\n${scenarios}`);
    await printed(kept);
  });
  const problem = 'no account has the login ada@example.com; expected one of bob';
  expect(ended.stderr).toBe(`fixtures/interserver.yaml:3:37: ${problem}\n${kept}\n`);
});

it('keeps the previous fixtures when their folder is removed, and reports its return', async () => {
  const ended = await live(fileWith('Password-1'), async ({ folder, login, printed }) => {
    renameSync(folder, `${folder}-elsewhere`);
    await printed(kept);
    expect(await login('Password-1')).toBe('signed-in');
    renameSync(`${folder}-elsewhere`, folder);
    await printed('reloaded misaka');
  });
  expect(ended.stderr).toBe(
    `fixtures: there is no such folder; npx login-emulator init creates one\n${kept}\n`,
  );
});

it('reports when a file of no provider appears and disappears', async () => {
  const ended = await live(fileWith('Password-1'), async ({ folder, printed }) => {
    writeFileSync(join(folder, 'github.yaml'), '');
    await printed(kept);
    rmSync(join(folder, 'github.yaml'));
    await printed('nothing changed');
  });
  expect(linesAboutFixtures(ended)).toEqual(['the files are valid again, and nothing changed']);
});

it('arms only edited scenarios again', async () => {
  const once = fileWith('Password-1', locked);
  await live(once, async ({ file, login, printed }) => {
    const two = async () => [await login('Password-1'), await login('Password-1')];
    expect(await two()).toEqual(['locked-out', 'signed-in']);
    writeFileSync(file, `# saved again\n${once}`);
    await printed('reloaded');
    expect(await two()).toEqual(['signed-in', 'signed-in']);
    writeFileSync(file, fileWith('Password-1', locked.replace('locked-out', 'unavailable')));
    await printed('reloaded', 2);
    expect(await two()).toEqual(['unavailable', 'signed-in']);
    writeFileSync(file, once);
    await printed('reloaded', 3);
    expect(await two()).toEqual(['locked-out', 'signed-in']);
  });
});

it('reports both as events with --log json', async () => {
  const edit = async ({ file, printed }: Live) => {
    writeFileSync(file, unknownKey);
    await printed('fixtures-broken');
    rmSync(file);
    await printed('"reloaded"');
    writeFileSync(file, fileWith('Password-1', locked));
    await printed('"reloaded"', 2);
  };
  const ended = await live(fileWith('Password-1'), edit, ['--log', 'json']);
  expect(eventsOf(ended).slice(1, -1)).toEqual([
    { event: 'fixtures-broken', problems: [unknownKeyAt('fixtures/interserver.yaml')] },
    { event: 'reloaded', providers: [{ id: 'interserver', accounts: 10, scenarios: 0 }] },
    {
      event: 'reloaded',
      providers: [{ id: 'interserver', accounts: 1, scenarios: 1, file: 'fixtures/interserver.yaml' }],
    },
  ]);
});

it('reports broken and repaired fixtures even with --quiet', async () => {
  const urls: string[] = [];
  const edit = async ({ file, url, printed }: Live) => {
    urls.push(url);
    writeFileSync(file, unknownKey);
    await printed(kept);
    writeFileSync(file, fileWith('Password-2'));
    await printed('reloaded');
  };
  expect(await live(fileWith('Password-1'), edit, ['--quiet'])).toEqual({
    code: 0,
    stdout: `${urls.join()}\n${reloaded()}\n`,
    stderr: `${unknownKeyAt('fixtures/interserver.yaml')}\n${kept}\n`,
  });
});

it('does not watch without a terminal, and notes a missing folder', async () => {
  const folder = temporaryFolder({ 'misaka.yaml': fileWith('Password-1') });
  const unwatched = await serving(['--fixtures', folder], () => Promise.resolve());
  expect(unwatched.stdout).not.toContain('taken over');
  const folderless = await serving(['--watch'], () => Promise.resolve());
  expect(folderless.stdout).toContain('note: there is no fixtures folder to watch; set --fixtures\n');
});

import { expect, it } from '@jest/globals';
import * as files from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isOwn } from '../../src/files/own-folder.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { post, run, serving, type Ended, type Started } from './cli.ts';
import { afterOneStart, asking, codeAtStart, keptAt, NODE_OPTIONS } from './cached-code.ts';

const isRoot = process.getuid?.() === 0;
const dist = join(__dirname, '../../dist');

it('caches the compiled code in a file of the user once it has served', async () => {
  const cacheHome = temporaryFolder();
  expect(await codeAtStart({ cacheHome })).toBe('none given');
  const folder = join(cacheHome, 'login-emulator');
  expect(files.readdirSync(folder)).toEqual([basename(keptAt(cacheHome))]);
  expect([folder, keptAt(cacheHome)].map((path) => files.statSync(path).mode & 0o777)).toEqual([
    0o700, 0o600,
  ]);
});

it('starts with the cached code and does not write it again', async () => {
  const cacheHome = await afterOneStart();
  const before = tracesOf(keptAt(cacheHome));
  expect(await codeAtStart({ cacheHome })).toBe('taken');
  expect(tracesOf(keptAt(cacheHome))).toEqual(before);
});

it('caches the code of further modules that a served provider needs', async () => {
  // without the comment it would be JSON, which needs no js-yaml
  const folder = temporaryFolder({ 'acme.yaml': `# Acme\n${contract}` });
  const cacheHome = temporaryFolder();
  const start = () =>
    serving(['--quiet', '--provider', `acme=${join(folder, 'acme.yaml')}`], signIn, {
      variables: { NODE_OPTIONS },
      cacheHome,
    });
  expect(given(await start())).toEqual(['none given']);
  const names = ['declared', 'js-yaml', 'load-provider', 'login-emulator', 'mark-checks'];
  for (const name of names) expect(files.existsSync(keptAt(cacheHome, name))).toBe(true);
  expect(given(await start())).toEqual(['taken']);
  const declared = keptAt(cacheHome, 'declared');
  files.writeFileSync(declared, '');
  expect(given(await start())).toEqual(['none given', 'taken']);
  expect(given(await start())).toEqual(['taken']);
});

it.each([[['--version']], [['--help']], [['check']], [['--port', 'bogus']]])(
  'caches nothing when %j does not serve',
  async (args) => {
    const cacheHome = temporaryFolder();
    await run(args, { cacheHome });
    expect(files.readdirSync(cacheHome)).toEqual([]);
  },
);

it.each<[string, (kept: Buffer) => Uint8Array]>([
  [
    'has a flipped bit',
    (kept) => kept.map((byte, place) => (place === kept.length - 1000 ? byte ^ 1 : byte)),
  ],
  ['is truncated', (kept) => kept.subarray(0, 1000)],
  ['is empty', () => Buffer.alloc(0)],
  ['is not compiled code', () => Buffer.from('something else\n'.repeat(1000))],
])('ignores and replaces a cached file that %s', async (_, edit) => {
  const cacheHome = await afterOneStart();
  const path = keptAt(cacheHome);
  files.writeFileSync(path, edit(files.readFileSync(path)));
  expect(await codeAtStart({ cacheHome })).toBe('none given');
  expect(await codeAtStart({ cacheHome })).toBe('taken');
});

it('replaces code that V8 compiled under other flags', async () => {
  const cacheHome = await afterOneStart();
  const variables = { NODE_OPTIONS: `${NODE_OPTIONS} --interpreted-frames-native-stack` };
  expect(await codeAtStart({ cacheHome, variables })).toBe('rejected');
  expect(await codeAtStart({ cacheHome, variables })).toBe('taken');
});

it('replaces the code of another bundle, even of the same length', async () => {
  const cacheHome = await afterOneStart();
  const copy = join(temporaryFolder(), 'dist');
  files.cpSync(dist, copy, { recursive: true });
  const bundle = join(copy, 'login-emulator.cjs');
  const text = files.readFileSync(bundle, 'utf8');
  files.writeFileSync(bundle, text.replaceAll('login-emulator', 'emulator-login'));
  const other = { cacheHome, cli: join(copy, 'cli.cjs') };
  expect(await codeAtStart(other)).toBe('none given');
  expect(await codeAtStart(other)).toBe('taken');
  expect(files.readdirSync(dirname(keptAt(cacheHome)))).toHaveLength(1);
});

it.each<[string, (folder: string, path: string) => void]>([
  ['a folder that other users may write to', (folder) => files.chmodSync(folder, 0o770)],
  ['a file that other users may write to', (_, path) => files.chmodSync(path, 0o606)],
  [
    'a link to a folder',
    (folder) => {
      files.renameSync(folder, `${folder}-elsewhere`);
      files.symlinkSync(`${folder}-elsewhere`, folder);
    },
  ],
])('does not run code from %s', async (_, edit) => {
  const cacheHome = await afterOneStart();
  const path = keptAt(cacheHome);
  edit(dirname(path), path);
  expect(await codeAtStart({ cacheHome })).toBe('none given');
});

it.each([
  ['only the user may write', 0, 0o600, true],
  ['others may read', 0, 0o644, true],
  ['the group may write', 0, 0o620, false],
  ['others may write', 0, 0o602, false],
  ["is another user's", 1, 0o600, false],
] as const)("decides whether a file that %s is the user's own", (_, uidsAway, mode, own) => {
  const uid = (process.geteuid?.() ?? 0) + uidsAway;
  expect(isOwn({ uid, mode })).toBe(own);
});

it.each<[string, (cacheHome: string) => void]>([
  ['a file instead of its folder', (cacheHome) => files.writeFileSync(join(cacheHome, 'login-emulator'), '')],
  [
    'a folder instead of its file',
    (cacheHome) => files.mkdirSync(keptAt(cacheHome), { recursive: true, mode: 0o700 }),
  ],
])('serves with %s', async (_, edit) => {
  const cacheHome = temporaryFolder();
  edit(cacheHome);
  const before = files.readdirSync(cacheHome, { recursive: true });
  expect(await codeAtStart({ cacheHome })).toBe('none given');
  expect(files.readdirSync(cacheHome, { recursive: true })).toEqual(before);
});

it('serves if it cannot write the cache', async () => {
  const cacheHome = temporaryFolder();
  files.chmodSync(cacheHome, 0o555);
  // root may write everywhere, so another user starts it, who needs access to the folders
  for (const path of [dirname(cacheHome), dirname(asking)]) files.chmodSync(path, 0o755);
  const asOther = isRoot ? { uid: 65534, cwd: cacheHome } : {};
  expect(await codeAtStart({ cacheHome, ...asOther })).toBe('none given');
  expect(files.readdirSync(cacheHome)).toEqual([]);
});

it.each([
  ['NODE_DISABLE_COMPILE_CACHE', () => '1'],
  ['NODE_V8_COVERAGE', temporaryFolder],
])('neither reads nor caches code with %s', async (variable, value) => {
  const variables = { NODE_OPTIONS, [variable]: value() };
  const empty = temporaryFolder();
  expect(await codeAtStart({ cacheHome: empty, variables })).toBe('none given');
  expect(files.readdirSync(empty)).toEqual([]);
  expect(await codeAtStart({ cacheHome: await afterOneStart(), variables })).toBe('none given');
});

it('caches in ~/.cache if no cache folder is set', async () => {
  const HOME = temporaryFolder();
  const home = { cacheHome: '', variables: { NODE_OPTIONS, HOME } };
  expect(await codeAtStart(home)).toBe('none given');
  expect(await codeAtStart(home)).toBe('taken');
  expect(files.statSync(keptAt(join(HOME, '.cache'))).isFile()).toBe(true);
});

it.each([
  ['does not exist', (cwd: string) => join(cwd, 'nobody')],
  ['is empty', () => ''],
])('creates no folder for a home that %s', async (_, homeIn) => {
  const cwd = temporaryFolder();
  const variables = { NODE_OPTIONS, HOME: homeIn(cwd) };
  expect(await codeAtStart({ cwd, cacheHome: '', variables })).toBe('none given');
  expect(files.readdirSync(cwd)).toEqual([]);
});

it('ends with 1 and the stack when the bundle cannot be loaded', async () => {
  const copy = temporaryFolder({ 'login-emulator.cjs': "'use strict';\nthrow new Error('torn');\n" });
  files.copyFileSync(join(dist, 'cli.cjs'), join(copy, 'cli.cjs'));
  const { code, stdout, stderr } = await run(['--version'], { cli: join(copy, 'cli.cjs') });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain(`${join(copy, 'login-emulator.cjs')}:2\n`);
  expect(stderr).toContain('Error: torn\n');
});

/** A contract whose marks sign in. */
const contract = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Acme', version: '1.0.0' },
  servers: [{ url: '/acme' }],
  'x-login': { version: 1 },
  paths: {
    '/login': {
      post: {
        responses: { 200: { description: 'Signed in' } },
        'x-login': {
          act: 'sign-in',
          reads: { login: 'body.email', password: 'body.password' },
          answers: { 'signed-in': { status: 200, body: { token: '{{tokens.session}}' } } },
        },
      },
    },
  },
});

async function signIn({ url }: Started): Promise<void> {
  const { status } = await post(`${url}/acme/login`, { email: 'plain@example.com', password: 'Password-1' });
  expect(status).toBe(200);
}

/** The different results for the cached code of a start's modules. */
function given({ stderr }: Ended): readonly string[] {
  return [...new Set(stderr.match(/none given|taken|rejected/g))].sort();
}

/** The file attributes that any write would change. */
function tracesOf(path: string) {
  const { ino, mtimeNs, ctimeNs } = files.statSync(path, { bigint: true });
  return { ino, mtimeNs, ctimeNs };
}

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Emulator } from '../../../src/emulator/emulator.ts';
import { createStateFileSync, type StateFileSync } from '../../../src/namespaces/state/state-file-sync.ts';
import { createMemoryStore } from '../../../src/store/memory.ts';
import { frozenAt, testAppOver } from '../../support/app.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

type App = Parameters<typeof request>[0];

interface Kept {
  readonly app: App;
  readonly emulator: Emulator;
  readonly keeper: StateFileSync;
}

const open: StateFileSync[] = [];

afterEach(async () => {
  for (const keeper of open.splice(0)) await keeper.close();
});

function fileIn(folder: string): string {
  return join(folder, 'state.json');
}

/** Creates an emulator that stores its state in a file, as a new process would. */
async function start(
  path: string,
  seed = 'test',
  report: (error: unknown) => void = () => undefined,
): Promise<Kept> {
  const keeper = createStateFileSync(path, createMemoryStore(), report);
  open.push(keeper);
  const { app, emulator } = testAppOver(keeper.store, { seed });
  await keeper.restore(emulator);
  return { app, emulator, keeper };
}

async function login(app: App, passwd = 'Password-1', namespace = 'default') {
  const answer = await request(app)
    .post('/apiv2/login')
    .set('x-emulator-namespace', namespace)
    .send({ login: 'plain@example.com', passwd });
  return answer.get('x-emulator-outcome');
}

async function lock(app: App, namespace = 'default'): Promise<void> {
  for (let failure = 0; failure < 5; failure += 1) await login(app, 'wrong', namespace);
}

async function whyNot(path: string): Promise<string> {
  try {
    await start(path);
    return 'nothing is wrong';
  } catch (error) {
    return String(error);
  }
}

it('restores every namespace with its snapshots on the next start', async () => {
  const path = fileIn(temporaryFolder());
  const first = await start(path, 'one');
  await lock(first.app, 'w1');
  await request(first.app).put('/__admin/snapshots/locked').set('x-emulator-namespace', 'w1').expect(201);
  await first.keeper.close();
  const second = await start(path, 'two');
  expect(await login(second.app, 'Password-1', 'w1')).toBe('locked-out');
  expect(await login(second.app)).toBe('signed-in');
  const listed = await request(second.app).get('/__admin/snapshots').set('x-emulator-namespace', 'w1');
  expect(listed.body).toEqual({ snapshots: [{ name: 'locked', savedAt: frozenAt, records: 1 }] });
  expect([...second.emulator.namespaces.list().keys()].sort()).toEqual(['default', 'w1']);
});

it('keeps the source of randomness when the next start has another seed', async () => {
  const path = fileIn(temporaryFolder());
  const token = async ({ app }: Kept) => {
    const answer = await request(app).post('/api/v1/login').send({ user: 'plain', password: 'Password-1' });
    return (answer.body as { data: { authToken: string } }).data.authToken;
  };
  const whole = await start(fileIn(temporaryFolder()), 'one');
  const tokens = [await token(whole), await token(whole)];
  const first = await start(path, 'one');
  const firstToken = await token(first);
  await first.keeper.close();
  expect([firstToken, await token(await start(path, 'two'))]).toEqual(tokens);
});

it('writes a file that only its owner can read, and leaves no other files', async () => {
  const folder = temporaryFolder();
  const { app, keeper } = await start(fileIn(folder));
  await login(app);
  await keeper.close();
  expect(readdirSync(folder)).toEqual(['state.json']);
  expect(statSync(fileIn(folder)).mode & 0o777).toBe(0o600);
});

it('writes shortly after a change, before the emulator stops', async () => {
  const path = fileIn(temporaryFolder());
  const { app } = await start(path);
  await lock(app);
  while (!existsSync(path)) await new Promise((resolve) => setTimeout(resolve, 10));
  const { namespaces } = JSON.parse(readFileSync(path, 'utf8')) as {
    namespaces: Record<string, { requests: number }>;
  };
  expect(namespaces['default']?.requests).toBeGreaterThan(0);
});

it('writes the same bytes again when nothing has changed', async () => {
  const path = fileIn(temporaryFolder());
  const first = await start(path);
  await lock(first.app);
  await first.keeper.close();
  const text = readFileSync(path, 'utf8');
  const second = await start(path);
  await second.emulator.store.replace('default', await second.emulator.store.layer('default'));
  await second.keeper.close();
  expect(readFileSync(path, 'utf8')).toBe(text);
});

it('creates no file when nothing has changed', async () => {
  const path = fileIn(temporaryFolder());
  const { keeper } = await start(path);
  await keeper.close();
  expect(existsSync(path)).toBe(false);
});

it('writes to the target of a symbolic link', async () => {
  const folder = temporaryFolder();
  const real = join(folder, 'real.json');
  const first = await start(real);
  await lock(first.app);
  await first.keeper.close();
  symlinkSync(real, fileIn(folder));
  const second = await start(fileIn(folder));
  await request(second.app).post('/__admin/reset').expect(204);
  await second.keeper.close();
  expect(await login((await start(real)).app)).toBe('signed-in');
});

const anew = 'To start with an empty state, move it away';

it('does not start when the file is not JSON, and leaves it unchanged', async () => {
  const path = fileIn(temporaryFolder());
  writeFileSync(path, '{"format"');
  expect(await whyNot(path)).toMatch(
    /^FileError: the state file .*state\.json cannot be used: it isn't valid JSON \(.+\)\. To start/,
  );
  expect(readFileSync(path, 'utf8')).toBe('{"format"');
});

it.each([
  [
    'another format',
    { hello: 'world' },
    "this isn't a state file: it has no format; expected a file written by --state",
  ],
  [
    'the format of a state',
    { format: 'login-emulator/state' },
    "this isn't a state file: it is a state; expected a file written by --state",
  ],
  [
    'a newer version',
    { format: 'login-emulator/state-file', version: 3, emulator: '2.0.0' },
    'the state file has version 3, but login-emulator 0.1.0 reads version 2; read it with login-emulator 2.0.0, which wrote it',
  ],
  [
    'an older version',
    { format: 'login-emulator/state-file', version: 1, emulator: '0.1.0' },
    'the state file has version 1, but login-emulator 0.1.0 reads version 2; create it again, or read it with the login-emulator that wrote it',
  ],
  [
    'an invalid namespace name',
    { format: 'login-emulator/state-file', version: 2, emulator: '0.1.0', namespaces: { 'A B': {} } },
    '"A B" isn\'t a valid namespace name',
  ],
  [
    'an invalid state of a namespace',
    { format: 'login-emulator/state-file', version: 2, emulator: '0.1.0', namespaces: { w1: 5 } },
    "in namespace w1, this isn't a state: it is a number; expected the response of GET /__admin/state",
  ],
])('does not start when the file has %s, and leaves it unchanged', async (_what, content, problem) => {
  const path = fileIn(temporaryFolder());
  const text = JSON.stringify(content);
  writeFileSync(path, text);
  expect(await whyNot(path)).toBe(`FileError: the state file ${path} cannot be used: ${problem}. ${anew}`);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

it('does not start when the file is a folder, or its folder does not exist', async () => {
  const folder = temporaryFolder();
  mkdirSync(fileIn(folder));
  expect(await whyNot(fileIn(folder))).toBe(
    `FileError: the state file ${fileIn(folder)} cannot be used: EISDIR: illegal operation on a directory, read. ${anew}`,
  );
  const nowhere = join(folder, 'none', 'state.json');
  expect(await whyNot(nowhere)).toBe(
    `FileError: the state cannot be stored in ${nowhere}: the folder ${join(folder, 'none')} doesn't exist; create it first`,
  );
});

it('reports once while serving, and again when closing, that the state cannot be written', async () => {
  const folder = join(temporaryFolder(), 'mounted');
  mkdirSync(folder);
  const reports: string[] = [];
  let told: (() => void) | undefined;
  const report = (error: unknown) => {
    reports.push(String(error));
    told?.();
  };
  const first = new Promise<void>((resolve) => {
    told = resolve;
  });
  const { app, keeper } = await start(fileIn(folder), 'test', report);
  rmSync(folder, { recursive: true });
  await login(app);
  await first;
  open.splice(0);
  const atTheEnd = await keeper.close().then(() => 'written', String);
  const sentence = `FileError: the state cannot be stored in ${fileIn(folder)}: ENOENT: no such file or directory`;
  expect([reports.length, reports[0], atTheEnd]).toEqual([
    1,
    expect.stringContaining(sentence),
    expect.stringContaining(sentence),
  ]);
});

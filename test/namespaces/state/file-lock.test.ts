import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import {
  lockFile,
  type FileLock,
  type LockHolder,
  type LockTimes,
  ownIdentity,
} from '../../../src/namespaces/state/file-lock.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const quick: LockTimes = { beatMs: 5, watchMs: 200 };

async function taken(path: string, times = quick): Promise<FileLock> {
  const lock = await lockFile(path, times);
  if ('release' in lock) return lock;
  throw new Error(`held by ${JSON.stringify(lock.holder)}`);
}

/** Writes a lock as another process would have left it. */
function leave(path: string, holder: Partial<LockHolder>): void {
  const whole = { ...ownIdentity(), since: '2026-11-21T12:00:00.000Z', token: 'x', ...holder };
  writeFileSync(path, JSON.stringify(whole));
}

/** Returns the number of a process that has ended. */
async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
}

it('rejects a second holder, even of the same process, and returns the current holder', async () => {
  const path = join(temporaryFolder(), 'lock');
  const lock = await taken(path);
  expect(await lockFile(path, quick)).toEqual({
    holder: expect.objectContaining({
      pid: process.pid,
      host: hostname(),
      since: expect.stringMatching(/^\d{4}-.*Z$/),
    }),
  });
  await lock.release();
  expect(existsSync(path)).toBe(false);
  await (await taken(path)).release();
});

it('lets only one of many processes take a stale lock', async () => {
  const pid = await endedPid();
  for (let round = 0; round < 30; round += 1) {
    const folder = temporaryFolder();
    const path = join(folder, 'lock');
    leave(path, { pid });
    const all = await Promise.all(Array.from({ length: 8 }, () => lockFile(path, quick)));
    const locks = all.flatMap((one) => ('release' in one ? [one] : []));
    expect(locks.length).toBe(1);
    expect(readdirSync(folder)).toEqual(['lock']);
    for (const lock of locks) await lock.release();
  }
});

it.each([
  ['its process has ended', async () => ({ pid: await endedPid() })],
  ['its host is not visible and it is not touched', () => ({ host: 'another' })],
  ['a container with the same host name and process number left it', () => ({ space: 'another' })],
])(
  'replaces a lock when %s',
  async (_when, holder: () => Partial<LockHolder> | Promise<Partial<LockHolder>>) => {
    const path = join(temporaryFolder(), 'lock');
    leave(path, await holder());
    await (await taken(path)).release();
  },
);

it('replaces a lock when another process has the process number in it', async () => {
  const path = join(temporaryFolder(), 'lock');
  leave(path, { begun: '1' });
  await (await taken(path)).release();
});

it.each(['', '{"pid":', 'null', '{"pid":-1}'])(
  'replaces a lock that contains %j and is not touched',
  async (text) => {
    const path = join(temporaryFolder(), 'lock');
    writeFileSync(path, text);
    await (await taken(path)).release();
  },
);

it('rejects a lock of another host that its holder touches', async () => {
  const path = join(temporaryFolder(), 'lock');
  const lock = await taken(path);
  // the same holder as seen from another host
  const elsewhere = JSON.stringify({
    ...(JSON.parse(readFileSync(path, 'utf8')) as object),
    host: 'another',
  });
  writeFileSync(path, elsewhere);
  expect(await lockFile(path, quick)).toEqual({ holder: expect.objectContaining({ host: 'another' }) });
  await lock.release();
  expect(readFileSync(path, 'utf8')).toBe(elsewhere);
});

it('reports that a lock is no longer held when another process has replaced it', async () => {
  const path = join(temporaryFolder(), 'lock');
  const lock = await taken(path);
  expect(await lock.isHeld()).toBe(true);
  leave(path, { host: 'another' });
  expect(await lock.isHeld()).toBe(false);
  await lock.release();
});

it('creates a lock file that only its owner can read', async () => {
  const path = join(temporaryFolder(), 'lock');
  const lock = await taken(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await lock.release();
});

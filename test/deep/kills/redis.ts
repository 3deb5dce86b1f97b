import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../support/free-port.ts';
import { DeepError } from '../deep-error.ts';

/** A Redis that preserves everything acknowledged across kills. */
export interface DurableRedis {
  readonly url: string;
  /** Ends it at once, like a crash. */
  kill(): Promise<void>;
  /** Restarts it on the same port, with its data. */
  start(): Promise<void>;
  /** Ends it and removes its files. */
  remove(): Promise<void>;
}

/** Starts a `redis-server` that writes each command to disk before it answers. */
export async function startDurableRedis(): Promise<DurableRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'login-emulator-kills-'));
  const port = await freePort();
  let server: ChildProcess | undefined;
  const killWithRun = () => void server?.kill('SIGKILL');
  process.once('exit', killWithRun);

  async function kill(): Promise<void> {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  }
  async function start(): Promise<void> {
    server = spawn('redis-server', [...durable, '--port', String(port)], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await ready(server);
  }
  await start();
  return {
    url: `redis://127.0.0.1:${port}/0`,
    kill,
    start,
    async remove() {
      await kill();
      process.off('exit', killWithRun);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const durable = [
  ...['--bind', '127.0.0.1', '--save', ''],
  ...['--appendonly', 'yes', '--appendfsync', 'always'],
];

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    server.once('error', () =>
      reject(new DeepError('redis-server is missing: apt-get install redis-server')),
    );
    server.once('exit', () => reject(new Error(`redis-server exited during its start: ${output}`)));
    server.stdout?.on('data', (chunk) => {
      output += String(chunk);
      if (output.includes('Ready to accept connections')) resolve();
    });
  });
}

import { spawn, type ChildProcess } from 'node:child_process';
import { isRecord } from '../../src/json.ts';

/** The built emulator in a separate process. */
export interface EmulatorProcess {
  readonly pid: number;
  readonly port: number;
  /** Returns how it ended, or undefined while it runs. */
  ended(): string | undefined;
  /** Returns the end of its output. */
  output(): string;
  /** Triggers a garbage collection and returns the remaining memory. */
  memory(): Promise<Memory>;
  /** Ends it at once, like a crash. */
  kill(): Promise<void>;
  /** Sends SIGTERM and waits; kills it after a time limit. */
  stop(): Promise<void>;
}

/** A process's memory, in megabytes. */
interface Memory {
  /** Objects and buffers after a garbage collection. */
  readonly live: number;
  readonly resident: number;
}

const keptCharacters = 8000;
const startsWithinMs = 30_000;
const stopsWithinMs = 15_000;

/** Starts the built emulator on a free port and waits until it listens. */
export async function startEmulator(cli: string, args: readonly string[] = []): Promise<EmulatorProcess> {
  const line = ['--expose-gc', '--require', './test/deep/memory-probe.cjs', cli, '--port', '0', ...args];
  const child = spawn(process.execPath, line, {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_DISABLE_COMPILE_CACHE: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  let end: string | undefined;
  const keep = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-keptCharacters);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const killWithRun = () => void child.kill('SIGKILL');
  process.once('exit', killWithRun);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      end = `exit code ${code ?? 'none'}, signal ${signal ?? 'none'}`;
      process.off('exit', killWithRun);
      resolve();
    });
  });
  const port = await portOf(child, () => text);
  return {
    pid: child.pid ?? 0,
    port,
    ended: () => end,
    output: () => text,
    memory: () => memoryOf(child),
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(killWithRun, stopsWithinMs);
      await exited;
      clearTimeout(timer);
    },
  };
}

function portOf(child: ChildProcess, output: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => () => reject(new Error(`the emulator ${why}: ${output()}`));
    const timer = setTimeout(fail('did not listen within 30 s'), startsWithinMs);
    child.once('exit', fail('exited during its start'));
    child.stdout?.on('data', () => {
      const port = /http:\/\/localhost:(\d+)/.exec(output())?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
  });
}

async function memoryOf(child: ChildProcess): Promise<Memory> {
  const usage = await new Promise<unknown>((resolve, reject) => {
    const fail = () => reject(new Error('the emulator has ended'));
    child.once('exit', fail);
    child.once('message', (message) => {
      child.off('exit', fail);
      resolve(message);
    });
    child.send('collect');
  });
  const megabytes = (name: string) => (isRecord(usage) ? Number(usage[name]) / 1e6 : NaN);
  return { live: megabytes('heapUsed') + megabytes('external'), resident: megabytes('rss') };
}

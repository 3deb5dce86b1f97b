import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** A started process of the built emulator. */
export interface EmulatorProcess {
  readonly port: number;
  /** Sends SIGTERM, as an engine does, and waits for the end. */
  stop(): Promise<void>;
}

/** Starts the built emulator on a free port, with these variables. */
export async function startProcess(variables: Readonly<Record<string, string>>): Promise<EmulatorProcess> {
  const args = [resolve('dist/cli.cjs'), '--port', '0', '--log', 'json'];
  const env = { PATH: process.env['PATH'], ...variables };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const first = once(createInterface({ input: child.stdout }), 'line').then(String);
  const line = await Promise.race([first, ended.then(() => '')]);
  const [, port] = /"url":"https?:[^"]+:(\d+)"/.exec(line) ?? [];
  if (port === undefined) throw new Error(`the emulator did not start: ${line}`);
  child.stdout.resume();
  return {
    port: Number(port),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

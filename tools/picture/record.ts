import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Window } from './svg.ts';

const run = promisify(execFile);

/** The port in the picture; the recording itself uses a free port. */
const shownPort = '4010';

/** Starts the built emulator, runs curl commands against it, and returns what the two terminals show. */
export async function record(commands: readonly string[]): Promise<readonly Window[]> {
  const args = ['dist/cli.cjs', '--port', '0', '--seed', 'picture', '--now', '2027-01-31T12:00:00Z'];
  const emulator = spawn(process.execPath, args, {
    env: { ...process.env, FORCE_COLOR: '1', NODE_DISABLE_COMPILE_CACHE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed: string[] = [];
  const lines = createInterface(emulator.stdout).on('line', (line) => printed.push(line));
  try {
    await once(lines, 'line');
    const port = /localhost:(\d+)/.exec(printed[0] ?? '')?.[1] ?? '';
    const client: string[] = [];
    for (const command of commands) {
      const { stdout } = await run('bash', [
        '-c',
        command.replace('curl', 'curl -s').replaceAll(shownPort, port),
      ]);
      client.push(prompt(command), ...stdout.trim().split('\n'));
    }
    // the last lines come before the end
    emulator.kill('SIGTERM');
    await once(lines, 'close');
    const shown = printed.filter((line, index) => index === 0 || line.includes(' → '));
    const windows = [
      { title: 'your client', lines: client },
      { title: 'login-emulator', lines: [prompt('npx login-emulator'), ...shown] },
    ];
    return windows.map(({ title, lines }) => ({
      title,
      lines: lines.map((line) => line.replaceAll(port, shownPort)),
    }));
  } finally {
    emulator.kill('SIGTERM');
  }
}

function prompt(command: string): string {
  return `\u001b[32m$\u001b[0m \u001b[1m${command}\u001b[0m`;
}

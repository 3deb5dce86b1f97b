import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { storyStartsAt } from './story.ts';

/** Runs the built emulator with a fixed seed and a frozen clock while a function uses it. */
export async function withBuiltEmulator<T>(use: (url: string) => Promise<T>): Promise<T> {
  const args = ['dist/cli.cjs', '--port', '0', '--seed', 'screenshots', '--now', storyStartsAt];
  const emulator = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(createInterface(emulator.stdout), 'line')) as readonly unknown[];
    const [url] = /http:\/\/localhost:\d+/.exec(String(line)) ?? [];
    if (url === undefined) throw new Error(`the emulator prints no address: ${String(line)}`);
    return await use(url);
  } finally {
    emulator.kill('SIGTERM');
  }
}

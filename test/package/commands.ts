import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** A program with its first arguments and its working directory. */
export interface Program {
  readonly words: readonly string[];
  readonly cwd: string;
  readonly variables?: Readonly<Record<string, string>>;
}

// packing generates the types, which takes minutes on a busy machine
const longestRunMs = 600_000;
const longestStartMs = 20_000;

/** Runs a program that must succeed. Returns its output on stdout and stderr. */
export async function succeed(program: Program, args: readonly string[]): Promise<string> {
  const child = launch(program, args);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
  }
  const code = await closed(child);
  if (code === 0) return said.join('');
  throw new Error(`${program.words.join(' ')} ended with ${String(code)}\n${said.join('')}`);
}

/**
 * Starts the emulator on a free port, calls `use`, and stops it with Ctrl-C. Returns its exit code. As in a terminal, the
 * signal reaches all processes that the command started.
 */
export async function serve(
  program: Program,
  use: (url: string) => Promise<void>,
  args: readonly string[] = [],
): Promise<number | null> {
  const child = launch(program, ['--port', '0', '--log', 'json', ...args]);
  const ended = closed(child);
  try {
    await use(await urlOf(child, ended));
    signal(child, 'SIGINT');
    return await ended;
  } finally {
    signal(child, 'SIGKILL');
  }
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** Starts the program in a new process group, so that a signal reaches its children; the group ends with this process. */
function launch({ words, cwd, variables }: Program, args: readonly string[]): Child {
  const [command = '', ...first] = words;
  const env = { ...process.env, ...variables };
  const child = spawn(command, [...first, ...args], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endWithUs = () => signal(child, 'SIGKILL');
  process.on('exit', endWithUs);
  child.on('close', () => process.off('exit', endWithUs));
  return child;
}

async function urlOf({ stdout, stderr }: Child, ended: Promise<number | null>): Promise<string> {
  const complaints: string[] = [];
  stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
  const within = { signal: AbortSignal.timeout(longestStartMs) };
  const line = once(createInterface({ input: stdout }), 'line', within).then(String, () => 'said nothing');
  const said = await Promise.race([line, ended.then((code) => `ended with ${String(code)}`)]);
  const url = /"url":"(https?:[^"]+)"/.exec(said)?.[1];
  if (url === undefined) throw new Error(`the emulator did not start: ${said}\n${complaints.join('')}`);
  return url;
}

/** Returns the exit code. Kills a program that takes too long. */
async function closed(child: Child): Promise<number | null> {
  const late = setTimeout(() => signal(child, 'SIGKILL'), longestRunMs);
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return code;
  } finally {
    clearTimeout(late);
  }
}

function signal({ pid }: Child, name: 'SIGINT' | 'SIGKILL'): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // it has ended already
  }
}

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { cacheHome as ownCacheHome } from '../support/cache-home.ts';

/** The environment of a command. */
export interface Surroundings {
  /** The working folder; an empty one by default. */
  readonly cwd?: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** The built command; the project's own by default. */
  readonly cli?: string;
  /** Its XDG_CACHE_HOME, for its compiled code. Default: shared by all tests, and none for a command of another build. */
  readonly cacheHome?: string;
  /** Another user, for restrictions that do not apply to root. */
  readonly uid?: number;
  /** Its standard input; empty by default. */
  readonly input?: string;
  /** The time limit in milliseconds; 15 seconds by default. */
  readonly maxWaitMs?: number;
}

/** The output and exit code of a command. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A `login-emulator start` that serves. */
export interface Started {
  readonly url: string;
  readonly port: number;
  /** The output before it served. */
  readonly said: string;
  /** Waits until a text has been printed a number of times, on either stream. */
  printed(text: string, times?: number): Promise<void>;
  /** Sends the process a signal; without one, it gets SIGTERM in the end. */
  signal(name: 'SIGINT' | 'SIGTERM'): void;
}

/** An answer over HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

const ownCli = join(__dirname, '../../dist/cli.cjs');
/** Node 24 warns of url.parse() in express-openapi-validator, but not if the emulator is installed in node_modules. */
const withoutUrlWarning = '--disable-warning=DEP0169';
const usualMs = 15_000;
const servesBy = /Ctrl-C stops\.\n|"event":"ready".*\n|^https?:\S+\n/;

/** Runs a command to its end. */
export function run(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  return launch(args, surroundings).ended;
}

/** Starts the emulator, by default on a free port, calls `use`, stops it, and returns its output. */
export async function serving(
  args: readonly string[],
  use: (started: Started) => Promise<void>,
  surroundings: Surroundings = {},
): Promise<Ended> {
  const { child, served, printed, ended } = launch(['--port', '0', ...args], surroundings);
  const signals: string[] = [];
  const signal: Started['signal'] = (name) => {
    signals.push(name);
    child.kill(name);
  };
  try {
    const said = await served;
    const [, url = '', port = ''] = /(https?:\/\/[^\s"]*:(\d+))/.exec(said) ?? [];
    await use({ url, port: Number(port), said, printed, signal });
    if (signals.length === 0) signal('SIGTERM');
    return await ended;
  } finally {
    child.kill('SIGKILL');
  }
}

/** A command that runs. */
export interface Running extends Pick<Started, 'printed'> {
  readonly pid: number;
  /** Returns its output so far. */
  said(): string;
}

/** Starts a command, calls `use`, waits for its end, and returns its output. */
export async function running(
  args: readonly string[],
  use: (running: Running) => Promise<void>,
  surroundings: Surroundings = {},
): Promise<Ended> {
  const { child, printed, said, ended } = launch(args, surroundings);
  try {
    await use({ pid: child.pid ?? 0, printed, said });
    return await ended;
  } finally {
    child.kill('SIGKILL');
  }
}

/** Posts JSON; a text body is sent unchanged. */
export async function post(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** Returns the lines after the banner. */
export function requestLines({ stdout }: Ended): readonly string[] {
  const [, after = ''] = stdout.split('Ctrl-C stops.\n');
  return after.split('\n').slice(0, -1);
}

/** The events of `--log json`. */
export function eventsOf({ stdout }: Ended): readonly unknown[] {
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line));
}

/** Returns the text at a path of a body; empty if there is none. */
export function textAt(body: unknown, ...way: readonly string[]): string {
  let value = body;
  for (const key of way) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : '';
  return typeof value === 'string' ? value : '';
}

function launch(args: readonly string[], surroundings: Surroundings) {
  const {
    cwd = temporaryFolder(),
    variables = {},
    cli = ownCli,
    cacheHome = cli === ownCli ? ownCacheHome : undefined,
    uid,
    input = '',
    maxWaitMs = usualMs,
  } = surroundings;
  const cache = cacheHome === undefined ? { NODE_DISABLE_COMPILE_CACHE: '1' } : { XDG_CACHE_HOME: cacheHome };
  const child = spawn(process.execPath, [withoutUrlWarning, cli, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], ...cache, ...variables },
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: maxWaitMs,
    killSignal: 'SIGKILL',
    ...(uid === undefined ? {} : { uid }),
  });
  child.stdin.on('error', () => undefined).end(input);
  let stdout = '';
  let stderr = '';
  const awaited = new Set<() => void>();
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  const served = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (servesBy.test(stdout)) resolve(stdout);
      for (const look of awaited) look();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      for (const look of awaited) look();
    });
    ended.then(() => reject(new Error(`ended before it served: ${stderr}`)), reject);
  });
  served.catch(() => undefined);
  const printed = (text: string, times = 1) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (`${stdout}${stderr}`.split(text).length > times) resolve();
      };
      awaited.add(look);
      look();
      const unsaid = () => reject(new Error(`ended before it printed ${text}: ${stdout}${stderr}`));
      ended.then(unsaid, reject);
    });
  return { child, served, printed, said: () => stdout, ended };
}

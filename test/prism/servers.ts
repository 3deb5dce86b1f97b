import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { frozenAt } from './flow.ts';

/** A started server, and a function that stops it. */
export interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

const prism = fileURLToPath(import.meta.resolve('@stoplight/prism-cli/dist/index.js'));
const longestStartMs = 60_000;
const longestStopMs = 5000;

/** Starts the built emulator on a free port, with reproducible responses. */
export function startEmulator(profile: string): Promise<Running> {
  const sameAnswers = ['--seed', 'referee', '--now', frozenAt];
  return start(['dist/cli.cjs', '--port', '0', '--profile', profile, ...sameAnswers], /on (http:\S+)\n/);
}

/** Starts Prism on a free port, with arguments such as `mock <contract>` or `proxy <contract> <upstream> …`. */
export function startPrism(...args: readonly string[]): Promise<Running> {
  return start([prism, ...args, '--port', '0'], /listening on (http:\S+)\n/);
}

/** Runs Prism in the foreground and returns its exit code. */
export function runPrism(...args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [prism, ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    // users stop it by a signal, which has no code
    child.once('exit', (code) => resolve(code ?? 0));
  });
}

/** Starts a server that prints its address. It is killed when this process exits. */
function start(args: readonly string[], saysAddress: RegExp): Promise<Running> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    await endOf(child, ended);
    process.off('exit', kill);
  };
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (what: string) => reject(new Error(`node ${args.join(' ')} ${what}:\n${said}`));
    const limit = setTimeout(() => {
      kill();
      fail(`did not listen within ${longestStartMs} ms`);
    }, longestStartMs);
    const hear = (heard: Buffer) => {
      said += heard.toString();
      const url = saysAddress.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(limit);
      child.stdout.off('data', hear).resume();
      child.stderr.off('data', hear).resume();
      resolve({ url: url.replace('localhost', '127.0.0.1'), stop });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(limit);
      fail('ended before it listened');
    });
  });
}

async function endOf(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const limit = setTimeout(() => child.kill('SIGKILL'), longestStopMs);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(limit);
}

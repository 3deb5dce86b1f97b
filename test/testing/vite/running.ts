import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Wanted } from './servers.ts';

/** A server's URL, and its output at the start. */
interface Server {
  readonly url: string;
  readonly said: readonly string[];
}

/** Running Vite servers, by name. */
export interface Running<Name extends string> {
  readonly servers: Readonly<Record<Name, Server>>;
  /** Closes the servers. Returns the exit code of their process, which exits by itself. */
  close(): Promise<number | null>;
}

/** Starts Vite servers for a small app in another process. */
export async function startServers<Name extends string>(
  wanted: Readonly<Record<Name, Wanted>>,
): Promise<Running<Name>> {
  const root = await mkdtemp(join(tmpdir(), 'login-emulator-vite-'));
  await mkdir(join(root, 'dist'));
  for (const folder of ['', 'dist']) await writeFile(join(root, folder, 'index.html'), page);
  await writeFile(join(root, 'main.js'), 'document.title = "The app runs";');
  const words = ['--import', 'tsx', resolve('test/testing/vite/servers.ts'), root, JSON.stringify(wanted)];
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const line = await firstLine(child.stdout);
  return {
    servers: serversIn(line),
    async close() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
      await rm(root, { recursive: true });
      return child.exitCode;
    },
  };
}

/** The app's response body. */
const page = '<!doctype html><title>The app</title><script type="module" src="/main.js"></script>';

async function firstLine(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) return line;
  throw new Error('the servers did not start');
}

function serversIn<Name extends string>(line: string): Readonly<Record<Name, Server>> {
  const servers: unknown = JSON.parse(line);
  if (areServers<Name>(servers)) return servers;
  throw new Error(`no servers: ${line}`);
}

function areServers<Name extends string>(servers: unknown): servers is Readonly<Record<Name, Server>> {
  return typeof servers === 'object' && servers !== null;
}

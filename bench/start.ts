import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { startChild, type Child } from './child.ts';
import { loginBody, statusOfLogin } from './login.ts';
import type { System } from './systems.ts';

/** A system that has answered its first login. */
export interface Started {
  readonly child: Child;
  readonly url: string;
  /** The body of a login. */
  readonly body: string;
  /** From the spawn of the process to the first bytes of its first 200. */
  readonly startMs: number;
}

const deadlineMs = 60_000;

/** Starts a system and repeats a login until the system answers it. The caller ends the system. */
export async function startToFirstLogin(system: System): Promise<Started> {
  const port = await freePort();
  // computing the arguments isn't part of the start
  system.prepare?.();
  const args = system.args(port);
  const startedAt = performance.now();
  const child = startChild(process.execPath, args, 'ignore', system.variables);
  try {
    await untilFirstLogin(system, child, port, startedAt + deadlineMs);
  } catch (error) {
    await child.end();
    throw error;
  }
  const startMs = performance.now() - startedAt;
  return { child, url: `http://127.0.0.1:${port}${system.path}`, body: bodyOf(system), startMs };
}

async function untilFirstLogin(system: System, child: Child, port: number, deadline: number): Promise<void> {
  const gone = child.exited.then(() => 'gone' as const);
  for (;;) {
    const status = await Promise.race([
      gone,
      statusOfLogin(port, { path: system.path, body: bodyOf(system) }, deadlineMs),
    ]);
    if (status === 200) return;
    if (status === 'gone') throw new Error(`${system.title} exited before it answered: ${child.said()}`);
    if (status !== undefined) throw new Error(`${system.title} answered the login with ${status}`);
    if (performance.now() > deadline)
      throw new Error(`${system.title} accepted no connection within ${deadlineMs} ms: ${child.said()}`);
    await delay(1);
  }
}

function bodyOf({ body = loginBody }: System): string {
  return body;
}

/** Returns a free port below the range that the OS assigns: a slow system needs seconds until it listens on it. */
async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    if (await isFree(port)) return port;
  }
  throw new Error('no free port found from 20000 to 29999');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

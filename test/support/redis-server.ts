import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** A Redis for tests, without persistence. */
export interface RedisServer {
  readonly port: number;
  /** Returns the URL of an unused database. */
  newDatabase(): string;
  stop(): Promise<void>;
}

/** Starts Debian's `redis-server` on a port; without a port, on a free one. */
export async function startRedis(
  options: { readonly port?: number; readonly password?: string } = {},
): Promise<RedisServer> {
  const { port = await freePort(), password } = options;
  const folder = mkdtempSync(join(tmpdir(), 'login-emulator-redis-'));
  const secured = password === undefined ? [] : ['--requirepass', password];
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--databases', '1000', '--save', '', ...secured],
    { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await ready(server);
  let databases = 0;
  return {
    port,
    newDatabase: () => `redis://127.0.0.1:${port}/${(databases += 1)}`,
    async stop() {
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ready(server: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.once('error', (error) =>
      reject(new Error(`redis-server does not start; install it (${error.message})`)),
    );
    server.once('exit', () => reject(new Error(`redis-server ended at its start: ${said}`)));
    server.stdout?.on('data', (chunk) => {
      said += String(chunk);
      if (said.includes('Ready to accept connections')) resolve();
    });
  });
}

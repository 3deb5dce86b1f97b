import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createEmulator, type LoginEmulator } from '../../src/index.ts';
import { readersProject } from '../guides/reader.ts';
import { chromiumPath } from '../real-parts/parts.ts';
import { createOwnApi } from './page-suite/own-api.ts';
import { portOf } from './playwright/port.ts';
import { testsIn, type Tested } from './playwright/report.ts';

/** Generous, since a busy machine starts several browsers. */
const maxWaitMs = 600_000;

describe('a Playwright suite that knows no emulator', () => {
  let emulator: LoginEmulator;
  let api: Server;
  let own: readonly Tested[];
  let plain: readonly Tested[];
  let logins: number;
  let signedIn: readonly Tested[];

  beforeAll(async () => {
    const folder = readersProject();
    cpSync('examples/playwright-signed-in', folder, { recursive: true });
    api = createOwnApi().listen(0);
    await once(api, 'listening');
    emulator = await createEmulator({ providers: ['rocketchat'] });
    own = await run(folder, 'plain', `http://localhost:${portOf(api)}`);
    plain = await run(folder, 'plain', emulator.url);
    logins = await emulator.requests.count({ operation: 'login' });
    signedIn = await run(folder, 'signed-in', emulator.url);
  }, maxWaitMs);

  afterAll(async () => {
    api.close();
    await emulator.close();
  });

  it('stays green when its login API is the emulator', () => {
    expect(own.map(({ status }) => status)).toEqual(Array(6).fill('expected'));
    expect(plain.map(({ title, status }) => [title, status])).toEqual(
      own.map(({ title, status }) => [title, status]),
    );
    expect(logins).toBe(6);
  });

  it('stays green when its pages are signed in from the start', () => {
    const titles = plain.map(({ title }) => title);
    const same = signedIn.filter(({ title }) => titles.includes(title));
    expect(same.map(({ title, status }) => [title, status])).toEqual(
      titles.map((title) => [title, 'expected']),
    );
    expect(signedIn.filter(({ status }) => status !== 'expected')).toEqual([]);
  });
});

/** Runs a project of the example's configuration, with a server for its login API. */
async function run(cwd: string, project: string, api: string): Promise<readonly Tested[]> {
  const words = [join(cwd, 'node_modules/@playwright/test/cli.js'), 'test', '--project', project];
  // Playwright refuses to run if jest's variable is set
  const { JEST_WORKER_ID: _, ...surroundings } = process.env;
  const env = {
    ...surroundings,
    PORT: String(await freePort()),
    CHROMIUM: chromiumPath(),
    LOGIN_API_URL: api,
    ...(project === 'plain' ? {} : { LOGIN_EMULATOR_URL: api }),
  };
  const options = ['--no-deps', '--reporter', 'json'];
  const child = spawn(process.execPath, [...words, ...options], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return testsIn(await text(child.stdout));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  return port;
}

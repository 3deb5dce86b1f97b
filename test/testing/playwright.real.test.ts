import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createEmulator, type LoginEmulator } from '../../src/index.ts';
import { portOf } from './playwright/port.ts';
import { testsIn, type Tested } from './playwright/report.ts';

/** Generous, since a busy machine starts a browser for each of two workers. */
const maxWaitMs = 300_000;

describe('tests of Playwright', () => {
  let emulator: LoginEmulator;
  let app: Server;
  let artifacts: string;
  let tests: readonly Tested[];

  beforeAll(async () => {
    emulator = await createEmulator();
    app = createServer(({ url }, response) => {
      if (url === '/start') response.setHeader('set-cookie', 'app-session=started; Path=/; HttpOnly');
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>The app</title>');
    }).listen(0);
    await once(app, 'listening');
    artifacts = await mkdtemp(join(tmpdir(), 'login-emulator-artifacts-'));
    const cli = resolve('node_modules/@playwright/test/cli.js');
    const words = [cli, 'test', '--config', resolve('test/testing/playwright/playwright.config.ts')];
    // Playwright refuses to run if jest's variable is set
    const { JEST_WORKER_ID: _, ...surroundings } = process.env;
    const env = {
      ...surroundings,
      LOGIN_EMULATOR_URL: emulator.url,
      LOGIN_EMULATOR_ARTIFACTS: artifacts,
      PAGE_URL: `http://localhost:${portOf(app)}`,
      OUTPUT: join(artifacts, 'output'),
    };
    const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    tests = testsIn(await text(child.stdout));
  }, maxWaitMs);

  afterAll(async () => {
    app.close();
    app.closeAllConnections();
    await emulator.close();
    await rm(artifacts, { recursive: true });
  });

  it('pass in parallel against one emulator, each in its own namespace, with sixteen contexts in one', () => {
    const others = tests.filter(({ project }) => project !== 'fails');
    expect(others.filter(({ status }) => status !== 'expected')).toEqual([]);
    expect(others.map(({ title }) => title)).toContain(
      'sixteen contexts sign in with one account at once, isolated from each other',
    );
  });

  it('delete their namespaces', async () => {
    expect((await emulator.namespaces()).map(({ name }) => name)).toEqual(['default']);
  });

  it('fail when a request matches no operation, unless allowUnmatched is set', () => {
    const [failed, passed] = found('a request matches no operation');
    expect(failed?.results[0]?.errors).toEqual([
      'Error: POST /api/v1/logn matches no operation of any provider; the nearest is POST /api/v1/login of rocketchat (one segment differs: logn / login). allowUnmatched permits this',
    ]);
    expect(passed?.results).toMatchObject([{ status: 'passed', errors: [] }]);
  });

  it('fail when a request names no namespace', () => {
    const [failed] = found('a request names no namespace');
    expect(failed?.results[0]?.errors).toEqual([
      'Error: POST /api/v1/login named no namespace and reached default while this test, or one in parallel, ran. Use the url of this test, or send x-emulator-namespace (Playwright: inNamespace(context) for your own context); allowDefault permits this',
    ]);
  });

  it('get a warning when they send no request to their emulator, unless allowSilence is set', () => {
    const warnings = found('the app uses another emulator').map(({ status, results }) => ({
      status,
      annotations: results.flatMap(({ annotations }) => annotations),
    }));
    const description = expect.stringMatching(/^no request reached \S+\/@\S+ while "the app uses another/);
    expect(warnings).toEqual([
      { status: 'expected', annotations: [{ type: 'warning', description }] },
      { status: 'expected', annotations: [] },
    ]);
  });

  it('get the same responses in a retry', () => {
    const [{ results } = { results: [] }] = found('fails by its own assertion');
    const [first, second] = results.map(({ annotations }) =>
      annotations.map(({ description }) => description),
    );
    expect(results.map(({ annotations }) => annotations[0]?.type)).toEqual([
      expect.stringMatching(/^fails-by-its-own-assertion-fai-[0-9a-f]{8}$/),
      expect.stringMatching(/^fails-by-its-own-assertion-fai-[0-9a-f]{8}-r1$/),
    ]);
    expect(first?.[0]).toContain('"authToken"');
    expect(second).toEqual(first);
  });

  it('attach the bundle when they fail, with a note about secrets, and save it with the artifacts', async () => {
    const [{ results } = { results: [] }] = found('fails by its own assertion');
    const [{ annotations, attachments } = { annotations: [], attachments: [] }] = results;
    const [bundle] = attachments.filter(({ name }) => name.includes('bundle'));
    expect(bundle?.name).toBe('login-emulator bundle (holds passwords and tokens)');
    const content: unknown = JSON.parse(bundle?.text ?? '');
    const file = join(artifacts, `${annotations[0]?.type ?? ''}.json`);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(content);
    expect(content).toMatchObject({ clock: { frozen: false } });
    expect((await readdir(artifacts)).filter((name) => name.endsWith('.json'))).toHaveLength(4);
  });

  function found(title: string): readonly Tested[] {
    return tests.filter((test) => test.title === title);
  }
});

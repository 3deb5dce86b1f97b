/**
 * The second part of `npm run test:clients`: runs the Testcontainers example for Node with the real library against a double of
 * the engine's API, and checks the syntax of the example for Python. Needs the npm registry, python3, tar and a build.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChecks } from '../package/checks.ts';
import { succeed } from '../package/commands.ts';
import { startEngine } from './engine.ts';

const image = 'login-emulator:0.1.0';
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'login-emulator-testcontainers-')));
/** The calls of the library, in order. */
const expectedCalls = [
  'GET /info',
  'GET /containers/json',
  'POST /networks/create',
  `GET /images/${image}/json`,
  'POST /containers/create',
  'POST /networks/{id}/connect',
  'PUT /containers/{id}/archive',
  'POST /containers/{id}/start',
  'GET /containers/{id}/json',
  'POST /containers/{id}/stop',
  'DELETE /containers/{id}',
  'DELETE /networks/{id}',
];
const { check, summary } = createChecks();

process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => process.exit(1));

cpSync('examples/testcontainers', folder, { recursive: true });
const engine = await startEngine(image);
await check('the Testcontainers example for Node passes against the double of the engine', async () => {
  const cwd = join(folder, 'node');
  await succeed({ words: ['npm', 'install'], cwd }, ['--no-audit', '--no-fund', '--ignore-scripts']);
  // the reaper is another image, which the double doesn't have
  const variables = { DOCKER_HOST: engine.host, TESTCONTAINERS_RYUK_DISABLED: 'true' };
  await succeed({ words: ['npm', 'test'], cwd, variables }, []);
  assert.deepEqual(engine.calls, expectedCalls);
  assert.deepEqual(engine.aliases, ['emulator']);
  return `${engine.calls.length} calls of the engine's API`;
});
await engine.close();
await check('the Testcontainers example for Python compiles', async () => {
  await succeed({ words: ['python3', '-m', 'py_compile'], cwd: join(folder, 'python') }, ['test_login.py']);
});
const { text, failed } = summary();
console.log(text);
process.exitCode = failed ? 1 : 0;

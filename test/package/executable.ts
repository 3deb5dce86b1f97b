import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startRedis } from '../support/redis-server.ts';
import { createBareRoot, type BareRoot } from './bare-root.ts';
import type { Check } from './checks.ts';
import { serve, succeed } from './commands.ts';
import { checkOwnProviders } from './executable-providers.ts';
import { checkVerbs } from './executable-verbs.ts';
import { askBeyond, withOwnServer } from './fallback.ts';
import { manifestIn } from './folders.ts';
import { askBySecureWay } from './https.ts';
import { readOutbox, signInEverywhere, signInOnce } from './logins.ts';
import { openConsole, openDocs, readMetrics } from './pages.ts';

/** Runs the executable where there is no Node and no file of the package. */
export async function checkExecutable(check: Check, executable: string, folder: string): Promise<void> {
  const root = join(folder, 'root');
  mkdirSync(root);
  const bare = createBareRoot(root, executable);
  console.log(
    bare.isSeparate
      ? 'note  its file system is read-only and has only the executable, the C libraries and a folder for files'
      : 'note  this machine mounts no folders for a single process, so the checks only run with an empty PATH',
  );
  await check('the checksums beside it are right', () =>
    succeed({ words: ['sha256sum'], cwd: dirname(executable) }, ['--check', '--strict', 'SHA256SUMS']),
  );
  await check('the licences beside it include those of Node and of the bundled packages', () => {
    const texts = readFileSync(join(dirname(executable), 'LICENSES.txt'), 'utf8');
    for (const name of ['Node.js is licensed', 'express-openapi-validator', 'swagger-ui-dist'])
      assert.ok(texts.includes(name), name);
  });
  await checkWords(check, bare);
  await checkServing(check, bare);
  await checkVerbs(check, bare);
  await checkOwnProviders(check, bare);
  await checkStores(check, bare);
  await checkCompiledCode(check, executable, folder);
}

async function checkWords(check: Check, bare: BareRoot): Promise<void> {
  const here = bare.program();
  await check('--version and --help, without a word about npx', async () => {
    assert.equal(await succeed(here, ['--version']), `${String(manifestIn('.')['version'])}\n`);
    assert.match(await succeed(here, ['--help']), /^usage: login-emulator/m);
    for (const args of [['--help'], ['help', 'scenario'], ['outcomes', 'rocketchat']])
      assert.doesNotMatch(await succeed(here, args), /npx/);
  });
  await check('outcomes, completion, token', async () => {
    assert.match(await succeed(here, ['outcomes', 'interserver']), /second-factor-required/);
    assert.match(await succeed(here, ['completion', 'bash']), /complete .*login-emulator/);
    const secret = bare.program({ LOGIN_EMULATOR_TOKEN: 'main-secret' });
    assert.match(await succeed(secret, ['token', 'w1']), /^\S{20,}\n$/);
  });
  await check('init, check, check --print-config, and a start with those fixtures', async () => {
    const made = join(bare.data, 'my-logins');
    assert.match(await succeed(here, ['init', made]), /then login-emulator check/);
    const mine = bare.program({ LOGIN_EMULATOR_FIXTURES: join(made, 'fixtures') });
    await succeed(mine, ['check']);
    assert.match(await succeed(mine, ['check', '--print-config']), /my-logins/);
    assert.equal(await serve(mine, signInEverywhere), 0);
  });
}

async function checkServing(check: Check, bare: BareRoot): Promise<void> {
  await check('signs in everywhere, refuses, shows the outbox, exits with 0 on Ctrl-C', async () => {
    const code = await serve(bare.program(), async (url) => {
      await signInEverywhere(url);
      await readOutbox(url);
      const headers = { prefer: 'outcome=locked-out' };
      const { status } = await fetch(`${url}/apiv2/login`, { method: 'POST', headers });
      assert.equal(status, 429);
    });
    assert.equal(code, 0);
  });
  await check('serves the contracts, the console and metrics', async () => {
    const code = await serve(bare.program(), async (url) => {
      await openDocs(url);
      await openConsole(url);
      await readMetrics(url);
    });
    assert.equal(code, 0);
  });
  await check('signs in over https, where curl trusts only its certificate authority', async () => {
    const code = await serve(bare.program({ LOGIN_EMULATOR_TLS: 'true' }), async (url) => {
      await askBySecureWay(url);
      const curl = { words: ['curl', '--silent', '--show-error', '--fail'], cwd: '.' };
      const ca = join(bare.hostData, 'ca.pem');
      writeFileSync(ca, await succeed(curl, ['--insecure', `${url}/__admin/ca.pem`]));
      const login = ['-d', 'user=plain&password=Password-1', `${url}/api/v1/login`];
      assert.match(await succeed(curl, ['--cacert', ca, ...login]), /authToken/);
    });
    assert.equal(code, 0);
  });
  await check('passes requests outside a contract to the fallback', () =>
    withOwnServer(async (more) => {
      assert.equal(await serve(bare.program(more), askBeyond), 0);
    }),
  );
}

async function checkStores(check: Check, bare: BareRoot): Promise<void> {
  await check('keeps its state in a file', async () => {
    const variables = { LOGIN_EMULATOR_STATE: join(bare.data, 'state.json') };
    assert.equal(await serve(bare.program(variables), signInOnce), 0);
    assert.match(readFileSync(join(bare.hostData, 'state.json'), 'utf8'), /session/);
  });
  await check('keeps its state in Redis', async () => {
    const redis = await startRedis();
    try {
      const variables = { LOGIN_EMULATOR_STORE: redis.newDatabase() };
      assert.equal(await serve(bare.program(variables), signInEverywhere), 0);
    } finally {
      await redis.stop();
    }
  });
}

/** Checks that V8 accepts the compiled code in the executable. */
async function checkCompiledCode(check: Check, executable: string, folder: string): Promise<void> {
  const reporter = join(folder, 'report-code.cjs');
  writeFileSync(
    reporter,
    `const vm = require('node:vm');
    vm.Script = class extends vm.Script {
      constructor(code, options) {
        super(code, options);
        if (options.filename.endsWith('/login-emulator.cjs')) console.log('rejected: ' + this.cachedDataRejected);
      }
    };`,
  );
  await check('starts with code that V8 compiled before', async () => {
    const program = {
      words: [executable],
      cwd: folder,
      variables: { NODE_OPTIONS: `--require=${reporter}` },
    };
    assert.match(await succeed(program, ['--version']), /^rejected: false$/m);
  });
}

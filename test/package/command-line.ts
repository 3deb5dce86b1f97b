import assert from 'node:assert/strict';
import { join } from 'node:path';
import { startRedis } from '../support/redis-server.ts';
import type { Check } from './checks.ts';
import { serve, succeed } from './commands.ts';
import { askBeyond, withOwnServer } from './fallback.ts';
import type { Installed } from './installed.ts';
import { askBySecureWay } from './https.ts';
import { readOutbox, signInEverywhere, signInOnce } from './logins.ts';
import { openConsole, openDocs, readMetrics } from './pages.ts';

/** Runs the installed command in an empty folder, as users do. */
export async function checkCommandLine(check: Check, installed: Installed, folder: string): Promise<void> {
  const { node, packageVersion, command, keptCode, loaded } = installed;
  const here = command(folder);

  await check(`${node.name}: --version and --help`, async () => {
    assert.equal(await succeed(here, ['--version']), `${packageVersion}\n`);
    assert.match(await succeed(here, ['--help']), /^usage: login-emulator/m);
  });
  await check(`${node.name}: starts and signs in without loading a library`, async () => {
    assert.equal(await serve(here, signInOnce), 0);
    assert.deepEqual(loaded(), []);
  });
  await check(`${node.name}: caches its compiled code for later starts`, () => {
    const nodeVersion = node.name.replace('Node ', 'v');
    assert.equal(keptCode().filter((file) => file.startsWith(`${nodeVersion}-`)).length, 1);
  });
  await check(`${node.name}: signs in everywhere, shows the outbox, exits with 0 on Ctrl-C`, async () => {
    const code = await serve(here, async (url) => {
      await signInEverywhere(url);
      await readOutbox(url);
    });
    assert.equal(code, 0);
  });
  await check(`${node.name}: serves the contracts and metrics`, async () => {
    const code = await serve(here, async (url) => {
      await openDocs(url);
      await openConsole(url);
      await readMetrics(url);
    });
    assert.equal(code, 0);
  });
  await check(`${node.name}: runs a command and passes it the emulator's URL`, async () => {
    const program =
      'fetch(process.env.LOGIN_EMULATOR_URL + "/__admin/health").then((one) => console.log(one.status))';
    assert.equal(await succeed(here, ['exec', '--', process.execPath, '-e', program]), '200\n');
  });
  await check(`${node.name}: stores its state in Redis`, async () => {
    const redis = await startRedis();
    try {
      const variables = { ...here.variables, LOGIN_EMULATOR_STORE: redis.newDatabase() };
      assert.equal(await serve({ ...here, variables }, signInEverywhere), 0);
    } finally {
      await redis.stop();
    }
  });
  await check(`${node.name}: passes requests outside a contract to the fallback`, () =>
    withOwnServer(async (more) => {
      assert.equal(await serve({ ...here, variables: { ...here.variables, ...more } }, askBeyond), 0);
    }),
  );
  await check(`${node.name}: serves https with a certificate signed by its CA`, async () => {
    const variables = { ...here.variables, LOGIN_EMULATOR_TLS: 'true' };
    assert.equal(await serve({ ...here, variables }, askBySecureWay), 0);
  });
  await check(`${node.name}: lists a provider's outcomes`, async () => {
    assert.match(await succeed(here, ['outcomes', 'interserver']), /second-factor-required/);
  });
  await check(`${node.name}: init, check, and a start with those fixtures`, async () => {
    await succeed(here, ['init', 'my-logins']);
    const mine = command(join(folder, 'my-logins'));
    await succeed(mine, ['check']);
    assert.equal(await serve(mine, signInEverywhere), 0);
  });
}

import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Check } from '../package/checks.ts';
import { ask, authorized, form } from './ask.ts';
import type { Engine } from './engine.ts';

const name = 'login-emulator-check';
const base = 'http://127.0.0.1:4010';
/** The options that docs/guides/docker.md recommends. */
const locked = ['--read-only', '--cap-drop=ALL', '--security-opt=no-new-privileges'];

/** Builds the image from the Dockerfile, and checks a container of it. */
export async function checkImage(check: Check, engine: Engine): Promise<void> {
  await check('the Dockerfile builds', async () => {
    await engine.docker('build', '--tag', 'login-emulator', '.');
    const sizes = await engine.docker('history', '--human=false', '--format={{.Size}}', 'login-emulator');
    const [whole = 0] = await inspected<readonly number[]>(engine, 'login-emulator', '[{{.Size}}]');
    const layers = sizes.trim().split('\n').map(Number);
    const own = layers.slice(0, -1).reduce((sum, size) => sum + size, 0);
    return `${megabytes(own)} above a base of ${megabytes(whole - own)}`;
  });
  await check('a container serves without root, with a read-only root file system', async () => {
    const limits = ['--memory=256m', '--pids-limit=64', '--publish=127.0.0.1:4010:4010'];
    await engine.docker('run', '--detach', '--name', name, ...locked, ...limits, 'login-emulator');
    await untilHealthy(engine, name);
    const status = await engine.docker('exec', name, 'cat', '/proc/1/status');
    assert.match(status, /^Uid:\s+1000\s/m);
    assert.match(status, /^CapBnd:\s+0+$/m);
    assert.match(status, /^NoNewPrivs:\s+1$/m);
    assert.match(await engine.docker('exec', name, 'cat', '/proc/1/cmdline'), /^node\0.*login-emulator/);
    await assert.rejects(engine.docker('exec', name, 'touch', '/app/file'), /Read-only file system/);
    assert.equal((await ask(engine, `${base}/api/v1/login`, ...form('plain', 'Password-1'))).status, 200);
  });
  await check('its control plane needs the token of the log', async () => {
    const [, token = ''] = /Bearer ([\w-]+)/.exec(await engine.docker('logs', name)) ?? [];
    assert.equal((await ask(engine, `${base}/__admin/clock`)).status, 401);
    assert.equal((await ask(engine, `${base}/__admin/clock`, ...authorized(token))).status, 200);
  });
  await check('the command works in the container', async () => {
    const [, token = ''] = /Bearer ([\w-]+)/.exec(await engine.docker('logs', name)) ?? [];
    const code = ['login-emulator', 'code', 'rocketchat', 'totp'];
    assert.match(
      await engine.docker('exec', '--env', `LOGIN_EMULATOR_TOKEN=${token}`, name, ...code),
      /^\d{6}\n$/,
    );
  });
  await check('a stop ends it within the grace time, with an open stream', async () => {
    const [, token = ''] = /Bearer ([\w-]+)/.exec(await engine.docker('logs', name)) ?? [];
    const stream = ask(engine, `${base}/__admin/events`, '-N', ...authorized(token));
    await pause(1000);
    const began = performance.now();
    await engine.docker('stop', name);
    const seconds = (performance.now() - began) / 1000;
    await stream.catch(() => undefined);
    const [code] = await inspected<readonly number[]>(engine, name, '[{{.State.ExitCode}}]');
    // after ten seconds, the engine would have killed it: 137
    assert.equal(code, 0);
    return `${seconds.toFixed(1)} s`;
  });
  await engine.docker('rm', '--force', name);
  await checkFixtures(check, engine);
}

async function checkFixtures(check: Check, engine: Engine): Promise<void> {
  await check('a volume with fixtures replaces those of the image', async () => {
    const volume = ['--volume', `${name}:/fixtures`];
    await engine.docker(
      'run',
      '--rm',
      '--user=0',
      ...volume,
      '--entrypoint=sh',
      'login-emulator',
      '-c',
      write,
    );
    await engine.docker(
      'run',
      '--detach',
      '--name',
      name,
      ...locked,
      ...volume,
      '--publish=127.0.0.1:4010:4010',
      'login-emulator',
    );
    await untilHealthy(engine, name);
    assert.equal((await ask(engine, `${base}/api/v1/login`, ...form('ada', 'Lovelace-1'))).status, 200);
    assert.equal((await ask(engine, `${base}/api/v1/login`, ...form('plain', 'Password-1'))).status, 401);
  });
  await engine.docker('rm', '--force', name);
  await engine.docker('volume', 'rm', name);
}

const write = "printf 'accounts:\\n  - { login: ada, password: Lovelace-1 }\\n' > /fixtures/rocketchat.yaml";

/** Waits until the engine's own health check has passed. */
async function untilHealthy(engine: Engine, container: string): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    const [health] = await inspected<readonly string[]>(engine, container, '["{{.State.Health.Status}}"]');
    if (health === 'healthy') return;
    await pause(500);
  }
  throw new Error(`${container} isn't healthy: ${await engine.docker('logs', container)}`);
}

async function inspected<T>(engine: Engine, what: string, format: string): Promise<T> {
  return JSON.parse(await engine.docker('inspect', '--format', format, what)) as T;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

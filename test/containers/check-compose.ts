import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '../package/checks.ts';
import { ask, authorized, form } from './ask.ts';
import type { Engine } from './engine.ts';

const token = 'main-secret';

/** Runs the Compose files, with the image that is already built. */
export async function checkCompose(check: Check, engine: Engine, folder: string): Promise<void> {
  await checkApp(check, engine, folder);
  await checkRedis(check, engine, folder);
}

async function checkApp(check: Check, engine: Engine, folder: string): Promise<void> {
  const up = project(engine, '.', folder, ['emulator']);
  await check('compose.yaml starts the app after the emulator is healthy', () =>
    up('up', '--detach', '--no-build'),
  );
  await check('its app signs in by the name of the service', async () => {
    const signIn = () => ask(engine, 'http://localhost:3000/login', ...form('plain', 'Password-1'));
    assert.equal((await signIn()).status, 200);
    const outage = await ask(engine, 'http://localhost:3000/outage', '-X', 'POST');
    assert.equal(outage.status, 201, outage.body);
    assert.equal((await signIn()).status, 503);
    assert.equal((await signIn()).status, 200);
  });
  await check('a page of the app may call the published port', async () => {
    const origin = 'http://localhost:3000';
    const options = ['-i', '-H', `Origin: ${origin}`, ...form('plain', 'Password-1')];
    const { status, body } = await ask(engine, 'http://localhost:4010/api/v1/login', ...options);
    assert.equal(status, 200);
    assert.match(body, new RegExp(`^access-control-allow-origin: ${origin}\r?$`, 'im'));
  });
  await up('down', '--volumes');
}

async function checkRedis(check: Check, engine: Engine, folder: string): Promise<void> {
  const up = project(engine, 'examples/compose-redis', folder, ['emulator-1', 'emulator-2']);
  await check('compose-redis starts Redis, both emulators and the balancer, in this order', () =>
    up('up', '--detach', '--no-build'),
  );
  await check('a session of one emulator is valid at the other', async () => {
    const { body } = await ask(engine, 'http://localhost:4011/api/v1/login', ...form('plain', 'Password-1'));
    const { data } = JSON.parse(body) as {
      readonly data: { readonly authToken: string; readonly userId: string };
    };
    const me = ['-H', `X-Auth-Token: ${data.authToken}`, '-H', `X-User-Id: ${data.userId}`];
    assert.equal((await ask(engine, 'http://localhost:4012/api/v1/me', ...me)).status, 200);
    assert.equal((await ask(engine, 'http://localhost:4010/api/v1/me', ...me)).status, 200);
  });
  await check('the balancer sends requests to both, and keeps the address of the client', async () => {
    for (let count = 0; count < 4; count += 1)
      await ask(engine, 'http://localhost:4010/api/v1/login', ...form('plain', 'wrong'));
    const journals = await Promise.all([4011, 4012].map((port) => journalAt(engine, port)));
    const refused = journals.map((journal) => journal.filter((one) => one === 'invalid-credentials').length);
    assert.deepEqual(refused, [2, 2]);
    const { body } = await ask(engine, 'http://localhost:4010/__admin/health');
    assert.match(body, /"baseUrl":"http:\/\/localhost:4010\/api\/v1"/);
  });
  await check('a scenario that is armed at one emulator applies once, at any', async () => {
    const json = ['-H', 'Content-Type: application/json', '-d', '{"outcome":"unavailable","times":1}'];
    const armed = await ask(engine, 'http://localhost:4010/__admin/scenarios', ...authorized(token), ...json);
    assert.equal(armed.status, 201, armed.body);
    const statuses = [];
    for (let count = 0; count < 3; count += 1)
      statuses.push(
        (await ask(engine, 'http://localhost:4010/api/v1/login', ...form('mail', 'wrong'))).status,
      );
    assert.deepEqual(statuses, [503, 401, 401]);
  });
  await up('down', '--volumes');
}

async function journalAt(engine: Engine, port: number): Promise<readonly string[]> {
  const { body } = await ask(engine, `http://localhost:${port}/__admin/requests`, ...authorized(token));
  const { requests } = JSON.parse(body) as { readonly requests: readonly { readonly outcome: string }[] };
  return requests.map(({ outcome }) => outcome);
}

/** Returns a function that runs Compose with the file of a folder, and the built image for some services. */
function project(engine: Engine, cwd: string, folder: string, services: readonly string[]) {
  const override = join(folder, `${services.join('-')}.yaml`);
  const images = services.map((service) => [service, { image: 'login-emulator' }] as const);
  writeFileSync(override, JSON.stringify({ services: Object.fromEntries(images) }));
  const files = ['-p', 'login-emulator-check', '-f', 'compose.yaml', '-f', override];
  return async (...args: readonly string[]): Promise<void> => {
    await engine.compose(cwd, ...files, ...args);
  };
}

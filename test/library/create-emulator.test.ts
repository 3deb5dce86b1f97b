import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { connect, createEmulator, FileError, OptionError } from '../../src/index.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { askSecurely } from '../support/https.ts';
import { login } from './emulators.ts';

const path = '/api/v1/login';

it('shares no state with another emulator in the same process', async () => {
  const ten = await Promise.all(
    Array.from({ length: 10 }, (_, index) => createEmulator({ seed: `seed ${index}` })),
  );
  expect(new Set(ten.map(({ url }) => url)).size).toBe(10);
  await Promise.all(
    ten.map(async ({ scenarios, clock, accounts }, index) => {
      await clock.set(`203${index}-01-01T00:00:00Z`);
      await clock.freeze();
      if (index % 2 === 0) await scenarios.arm({ outcome: 'locked-out' });
      else await accounts.change('rocketchat', 'plain', { password: `password ${index}` });
    }),
  );
  const met = await Promise.all(
    ten.map(async ({ url, clock }, index) => {
      const answer = await fetch(`${url}${path}`, login('plain', `password ${index}`));
      return [answer.headers.get('x-emulator-outcome'), (await clock.get()).now];
    }),
  );
  const year = (index: number) => expect.stringContaining(`203${index}-01-01T00:00:0`);
  expect(met).toEqual(ten.map((_, index) => [index % 2 === 0 ? 'locked-out' : 'signed-in', year(index)]));
  await Promise.all(ten.map(({ close }) => close()));
  for (const { url } of ten) await expect(connect(url)).rejects.toThrow('no emulator answers');
});

it('opens ports for namespaces, and closes them on close', async () => {
  const emulator = await createEmulator();
  const { url } = await emulator.namespace('w1').start({ listen: 0 });
  await emulator.namespace('w1').scenarios.arm({ outcome: 'unavailable' });
  expect((await fetch(`${url}${path}`, login('plain'))).status).toBe(503);
  expect((await fetch(`${emulator.url}${path}`, login('plain'))).status).toBe(200);
  await emulator.close();
  await expect(connect(url)).rejects.toThrow('no emulator answers');
});

it('closes at once while a client streams events', async () => {
  const emulator = await createEmulator();
  const near = await emulator.requests.events();
  const far = await (await connect(emulator.url)).requests.events();
  const [nearEnds, farEnds] = [near.next(), far.next()];
  await emulator.close();
  expect(await farEnds).toEqual({ done: true, value: undefined });
  expect(await nearEnds).toEqual({ done: true, value: undefined });
});

it('can be closed twice', async () => {
  const emulator = await createEmulator();
  await emulator.close();
  await expect(emulator.close()).resolves.toBeUndefined();
  await expect(connect(emulator.url)).rejects.toThrow('no emulator answers');
});

it('leaves nothing open, so the process exits by itself', async () => {
  const program = `
    const { connect, createEmulator } = require('./dist/index.cjs');
    (async () => {
      for (const port of [0, false]) {
        const emulator = await createEmulator({ port });
        await emulator.clock.freeze();
        await emulator.fetch('/api/v1/login', { method: 'POST', body: new URLSearchParams({ user: 'plain' }) });
        if (port === 0) {
          const elsewhere = await connect(emulator.url);
          await (await elsewhere.requests.events()).return();
          await elsewhere.fetch('/api/v1/login', { method: 'POST', body: new URLSearchParams({ user: 'mail', password: 'Password-1' }) });
          await elsewhere.outbox.wait({ account: 'mail', timeoutMs: 60000 });
          await elsewhere.requests.events();
          await elsewhere.close();
        }
        await emulator.close();
      }
      console.log('closed');
    })();
  `;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (text: Buffer) => void (said += String(text)));
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(said).toBe('closed\n');
});

it.each([
  [{ port: 70_000 }, 'port is 70000; expected a port from 0 to 65535, or false for none'],
  [{ port: '4010' }, 'port is 4010; expected a port from 0 to 65535, or false for none'],
  [{ host: '' }, 'host is ; expected a host name or an address'],
  [{ prot: 1 }, /^there is no option prot; expected one of .*, port, tls, host/],
  [{ providers: ['nothing'] }, /^there is no provider nothing; expected one of interserver/],
])('rejects the options %j', async (options, message) => {
  const refused = createEmulator(options as never);
  await expect(refused).rejects.toThrow(message);
  await expect(refused).rejects.toBeInstanceOf(OptionError);
});

it('rejects a port in use and an unknown host', async () => {
  const emulator = await createEmulator();
  const port = Number(new URL(emulator.url).port);
  await expect(createEmulator({ port })).rejects.toThrow(
    `port ${port} is in use; omit port to use a free one`,
  );
  await expect(createEmulator({ host: '203.0.113.1' })).rejects.toThrow(
    'cannot listen on 203.0.113.1:0 (EADDRNOTAVAIL); use another host or port',
  );
  await emulator.close();
});

it('rejects an invalid fixture', async () => {
  await expect(createEmulator({ fixtures: { rocketchat: { accounts: 1 } } })).rejects.toBeInstanceOf(
    FileError,
  );
});

it('requires the token from clients, but not from its own controls', async () => {
  const emulator = await createEmulator({ token: 'secret', admin: true });
  await emulator.clock.freeze();
  expect((await fetch(`${emulator.url}/__admin/clock`)).status).toBe(401);
  await emulator.close();
});

it('has controls even if its control plane is turned off', async () => {
  const emulator = await createEmulator({ admin: false });
  await emulator.scenarios.arm({ outcome: 'unavailable' });
  expect((await fetch(`${emulator.url}${path}`, login('plain'))).status).toBe(503);
  expect((await fetch(`${emulator.url}/__admin/clock`)).status).toBe(404);
  await emulator.close();
});

it('serves https with a certificate signed by its CA', async () => {
  const emulator = await createEmulator({ tls: true });
  expect(emulator.url).toMatch(/^https:\/\/localhost:\d+$/);
  const status = await new Promise((resolve, reject) => {
    const { ca = '' } = emulator;
    get(`${emulator.url}/__admin/health`, { ca }, ({ statusCode }) => resolve(statusCode)).on(
      'error',
      reject,
    );
  });
  expect(status).toBe(200);
  const { urls } = await emulator.namespace('w1').start();
  expect(urls['rocketchat']).toBe(`${emulator.url}/@w1/api/v1`);
  expect((await emulator.fetch(path, login('plain'))).status).toBe(200);
  await emulator.close();
});

it('serves https with the CA that a folder keeps', async () => {
  const tls = { caFolder: join(temporaryFolder(), 'ca') };
  const authorities = [];
  for (const options of [tls, { ...tls, hosts: ['emulator.test'] }]) {
    const emulator = await createEmulator({ tls: options });
    const { ca = '', url } = emulator;
    authorities.push(ca);
    expect((await askSecurely(`${url}/__admin/health`, { ca })).status).toBe(200);
    await emulator.close();
  }
  expect(authorities[0]).toBe(readFileSync(join(tls.caFolder, 'ca.pem'), 'utf8'));
  expect(authorities[1]).toBe(authorities[0]);
});

it.each([
  ...[{ tls: 'yes' }, { tls: { cert: 'a' } }, { tls: { hosts: 'a' } }, { tls: {} }],
  ...[{ tls: { caFolder: '' } }, { tls: { caFolder: 7 } }, { tls: { hosts: 'a', caFolder: 'ca' } }],
])('rejects the TLS options %j', async (options) => {
  await expect(createEmulator(options as never)).rejects.toThrow(
    'expected true, { hosts, caFolder } or { cert, key }',
  );
});

import { X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { expect, it } from '@jest/globals';
import { authorityInFolder } from '../../src/server/tls/authority-folder.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { askSecurely } from '../support/https.ts';
import { run, serving, textAt } from './cli.ts';

const dayMs = 24 * 60 * 60 * 1000;

it('prints the file and the fingerprint of the kept authority, the same at each start', async () => {
  const cwd = temporaryFolder({ 'login-emulator.yaml': 'tls-ca: my ca\n' });
  const file = join(cwd, 'my ca/ca.pem');
  const first = await serving([], () => Promise.resolve(), { cwd });
  const second = await serving(
    ['--log', 'json'],
    async ({ url, said }) => {
      const { body } = await askSecurely(`${url}/__admin/ca.pem`, { ca: readFileSync(file) });
      expect([body, textAt(JSON.parse(said), 'ca'), textAt(JSON.parse(said), 'caFile')]).toEqual([
        ...[readFileSync(file, 'utf8'), readFileSync(file, 'utf8'), file],
      ]);
    },
    { cwd },
  );
  expect(second.code).toBe(0);
  const { fingerprint256, validTo } = new X509Certificate(readFileSync(file));
  const described = [
    `${file}, the same at each start until ${new Date(validTo).toISOString().slice(0, 10)}`,
    `SHA-256 ${fingerprint256}`,
  ];
  expect(first.stdout).toContain(
    `\ntrust its certificate:\n  ${described.join('\n  ')}\n  export NODE_EXTRA_CA_CERTS='${file}'   # for Node; curl: --cacert '${file}'\n\n`,
  );
  expect(first.stdout).toContain(`  curl --cacert '${file}' https://localhost:`);
  const { stdout } = await run(['check'], { cwd });
  expect(stdout).toContain(`\ncertificate authority: ${described.join(', ')}\n`);
});

it('creates no authority at check', async () => {
  const cwd = temporaryFolder();
  expect((await run(['check', '--tls-ca', 'ca'], { cwd })).code).toBe(0);
  expect(existsSync(join(cwd, 'ca'))).toBe(false);
});

it('prints a note when it renews the authority', async () => {
  const cwd = temporaryFolder();
  const old = authorityInFolder(
    join(cwd, 'ca'),
    { hosts: [], machine: [] },
    Date.now() - (5 * 365 - 9) * dayMs,
  );
  const end = new Date(Date.now() + 9 * dayMs).toISOString().slice(0, 10);
  const { stdout } = await serving(['--tls-ca', 'ca', '--log', 'json'], () => Promise.resolve(), { cwd });
  expect(stdout).toContain(
    `"the certificate authority ends on ${end}; ${old.file} is its renewed certificate, which clients must trust from then on"`,
  );
  expect(readFileSync(old.file, 'utf8')).not.toBe(old.cert);
});

it('names the hosts of the settings and of the machine in its certificate', async () => {
  const settings = [
    ...[
      '--host',
      '0.0.0.0',
      '--public-url',
      'https://login.example.com/sso',
      '--tls-host',
      '*.emulator.test',
    ],
    ...['--allowed-hosts', 'emulator,ci.example:4010,[2001:db8::7]:4010,fd00::7,my_service'],
  ];
  for (const tls of [['--tls'], ['--tls-ca', join(temporaryFolder(), 'ca')]])
    await serving([...settings, ...tls, '--listen', '0', '--log', 'json'], async ({ port }) => {
      const names = await namesAt(port);
      expect(names).toEqual(
        expect.arrayContaining([
          ...[
            'DNS:localhost',
            'DNS:login.example.com',
            'DNS:emulator',
            'DNS:ci.example',
            'DNS:*.emulator.test',
          ],
          ...[
            'IP Address:2001:DB8:0:0:0:0:0:7',
            'IP Address:FD00:0:0:0:0:0:0:7',
            `DNS:${hostname().toLowerCase()}`,
          ],
          ...addresses().map((address) => `IP Address:${address}`),
        ]),
      );
      expect(names.join()).not.toContain('my_service');
    });
});

it.each([
  [
    '--tls-ca ca --tls-cert c.pem --tls-key k.pem',
    'tls-ca is ca, but the certificate of tls-cert has its own authority; remove tls-ca, or tls-cert and tls-key',
  ],
  [
    '--tls-ca used --tls-host shop.example',
    'the authority in $/used/ca.pem may not sign for shop.example; remove that name, or use another folder, whose new authority clients must trust',
  ],
  [
    '--tls-ca broken',
    "$/broken/ca.pem isn't the certificate that login-emulator created for $/broken/ca-key.pem; restore it, or use another folder, whose new authority clients must trust",
  ],
])('rejects %s at check and at start', async (args, message) => {
  const cwd = temporaryFolder();
  const nothing = { hosts: [], machine: [] };
  for (const folder of ['used', 'broken']) authorityInFolder(join(cwd, folder), nothing, Date.now());
  writeFileSync(join(cwd, 'broken/ca.pem'), 'not mine');
  const refused = { code: 2, stdout: '', stderr: `login-emulator: ${message.replaceAll('$', cwd)}\n` };
  expect(await run(['check', ...args.split(' ')], { cwd })).toEqual(refused);
  expect(await run(['start', '--port', '0', ...args.split(' ')], { cwd })).toEqual(refused);
  expect(readFileSync(join(cwd, 'broken/ca.pem'), 'utf8')).toBe('not mine');
  expect(readdirSync(join(cwd, 'used'))).toEqual(['ca-key.pem', 'ca.pem']);
});

/** The names of the certificate at a port. */
function namesAt(port: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate().subjectaltname?.split(', ') ?? []);
      socket.destroy();
    }).on('error', reject);
  });
}

/** The IPv4 addresses of the machine that others can reach. */
function addresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  return all.filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address);
}

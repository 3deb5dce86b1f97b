import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { codeOf, OptionError } from '../../../src/errors.ts';
import { certificateFor, namesFor } from '../../../src/server/tls/certificate.ts';
import { makeCertificate } from '../../../src/server/tls/make.ts';
import { askSecurely } from '../../support/https.ts';

const dayMs = 24 * 60 * 60 * 1000;
const now = Date.parse('2026-11-21T12:00:00Z');

it('creates a certificate for loopback, signed by its own authority', async () => {
  const { key, cert, ca = '' } = await certificateFor(true);
  const server = new X509Certificate(cert);
  const authority = new X509Certificate(ca);
  expect(server.checkPrivateKey(createPrivateKey(key))).toBe(true);
  expect([server.verify(authority.publicKey), authority.verify(authority.publicKey)]).toEqual([true, true]);
  expect([server.checkIssued(authority), server.ca, authority.ca]).toEqual([true, false, true]);
  expect(server.subjectAltName?.split(', ')).toEqual([
    'DNS:localhost',
    'DNS:*.localhost',
    'IP Address:127.0.0.1',
    'IP Address:0:0:0:0:0:0:0:1',
  ]);
});

it('adds further names and addresses, each once in any spelling', async () => {
  const hosts = ['Emulator.TEST', '*.many.test', '192.0.2.7', '2001:DB8:0::7', '2001:db8::7', '127.0.0.1'];
  const { cert } = await certificateFor({ hosts });
  expect(new X509Certificate(cert).subjectAltName?.split(', ').slice(2)).toEqual([
    'DNS:emulator.test',
    'DNS:*.many.test',
    'IP Address:127.0.0.1',
    'IP Address:0:0:0:0:0:0:0:1',
    'IP Address:192.0.2.7',
    'IP Address:2001:DB8:0:0:0:0:0:7',
  ]);
});

it('creates certificates valid since yesterday, for as long as browsers accept', () => {
  const { cert, ca } = makeCertificate(namesFor([]), now);
  for (const pem of [cert, ca]) {
    const { validFrom, validTo } = new X509Certificate(pem);
    expect(Date.parse(validFrom)).toBe(now - dayMs);
    expect((Date.parse(validTo) - Date.parse(validFrom)) / dayMs).toBe(397);
  }
});

it('creates unique keys, names and serial numbers', async () => {
  const made = await Promise.all([certificateFor(true), certificateFor(true)]);
  const [one, other] = made.map(({ ca = '' }) => new X509Certificate(ca));
  expect(one?.subject).not.toBe(other?.subject);
  expect(one?.serialNumber).not.toBe(other?.serialNumber);
  expect(made[0].key).not.toBe(made[1].key);
});

it.each(['localhost', '127.0.0.1'])(
  'creates a certificate that Node trusts at %s only with its authority',
  async (host) => {
    const { key, cert, ca } = await certificateFor(true);
    const other = await certificateFor(true);
    const server = createServer({ key, cert }, (_request, response) => response.end('trusted')).listen(0);
    const url = `https://${host}:${(server.address() as AddressInfo).port}/`;
    const codes = [ca, other.ca].map((ca = '') => askSecurely(url, { ca }).then(({ body }) => body, codeOf));
    const said = await Promise.all(codes);
    server.close();
    expect(said).toEqual(['trusted', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE']);
  },
);

it('returns a given certificate and key', async () => {
  const { key, cert } = await certificateFor(true);
  expect(await certificateFor({ key, cert })).toEqual({ key, cert });
});

it.each([
  ['a certificate that is not PEM', { cert: 'x' }, 'cert contains no PEM certificate; expected a text with'],
  ['a key that is not PEM', { key: 'x' }, 'key contains no PEM private key; expected a text with'],
  [
    'the key of another certificate',
    { key: newKey() },
    "key isn't the key of the certificate in cert; use a matching pair",
  ],
  ['an encrypted key', { key: newKey('locked') }, 'key is encrypted; remove the passphrase: openssl pkey'],
])('rejects %s', async (_what, wrong, sentence) => {
  const { key, cert } = await certificateFor(true);
  await expect(certificateFor({ key, cert, ...wrong })).rejects.toThrow(OptionError);
  await expect(certificateFor({ key, cert, ...wrong })).rejects.toThrow(sentence);
});

it.each([
  '',
  'a b',
  'https://emulator.test',
  'emulator.test:4010',
  '[::1]',
  '1.2.3',
  '300.1.1.1',
  '*',
  'a.*.test',
  '::',
  '-a.test',
])('rejects the host "%s"', async (host) => {
  await expect(certificateFor({ hosts: ['emulator.test', host] })).rejects.toThrow(
    `hosts has ${host}; expected a DNS name such as emulator.test or *.emulator.test, or an IP address such as 192.0.2.7`,
  );
});

/** Returns a new key in PEM that belongs to no certificate. */
function newKey(passphrase?: string): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const lock = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
  return privateKey.export({ type: 'pkcs8', format: 'pem', ...lock }).toString();
}

import { execFile } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { OptionError } from '../../../src/errors.ts';
import { certificateFor, createCertificate } from '../../../src/server/tls/certificate.ts';
import { authorityInFolder } from '../../../src/server/tls/authority-folder.ts';
import { keyText, makeAuthority, makeCertificate, newKey } from '../../../src/server/tls/make.ts';
import { isWithin, privateRanges } from '../../../src/server/tls/ranges.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { askSecurely } from '../../support/https.ts';

const dayMs = 24 * 60 * 60 * 1000;
const now = Date.parse('2026-11-21T12:00:00Z');
const nothing = { hosts: [], machine: [] };
const newFolder = () => join(temporaryFolder(), 'new/ca');
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const filesIn = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

it('keeps one authority, whose key only the user can read', async () => {
  const caFolder = newFolder();
  const first = await certificateFor({ caFolder });
  const files = filesIn(caFolder);
  const second = await certificateFor({ caFolder, hosts: ['emulator.test'] });
  expect(Object.keys(files)).toEqual(['ca-key.pem', 'ca.pem']);
  expect(filesIn(caFolder)).toEqual(files);
  expect([first.ca, first.caFile]).toEqual([files['ca.pem'], join(caFolder, 'ca.pem')]);
  expect(second.ca).toBe(first.ca);
  expect(second.key).not.toBe(first.key);
  expect(['.', 'ca-key.pem', 'ca.pem'].map((name) => modeOf(join(caFolder, name)))).toEqual([
    '700',
    '600',
    '644',
  ]);
});

it('is trusted by Node after a restart', async () => {
  const caFolder = newFolder();
  const { ca = '' } = await certificateFor({ caFolder });
  const { key, cert } = await certificateFor({ caFolder });
  const server = createServer({ key, cert }, (_request, response) => response.end('trusted')).listen(0);
  const { port } = server.address() as AddressInfo;
  const { body } = await askSecurely(`https://localhost:${port}/`, { ca });
  server.close();
  expect(body).toBe('trusted');
});

it('creates certificates that Apple and browsers accept, and an authority for five years', () => {
  const authority = authorityInFolder(newFolder(), nothing, now);
  const { validFrom, validTo, serialNumber, ca } = new X509Certificate(authority.cert);
  expect([Date.parse(validFrom), Date.parse(validTo), ca]).toEqual([
    now - dayMs,
    now + 5 * 365 * dayMs,
    true,
  ]);
  expect(serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);
});

it('names the hosts of the options, and those of the machine that the authority may sign for', async () => {
  const caFolder = newFolder();
  const namesOf = async (hosts: readonly string[], machine: readonly string[]) => {
    const { cert } = await createCertificate({ hosts, caFolder }, machine);
    const all = new X509Certificate(cert).subjectAltName?.split(', ') ?? [];
    return all.filter((name) => !/localhost|127\.0\.0\.1|:0:1$/.test(name));
  };
  expect(await namesOf(['emulator'], ['192.0.2.7', 'qa-laptop.local'])).toEqual([
    ...['DNS:emulator', 'DNS:qa-laptop.local', 'IP Address:192.0.2.7'],
  ]);
  const moved = ['192.0.2.7', '203.0.113.9', '10.1.2.3', '2001:db8::7', 'fd00::7', 'other-host'];
  expect(await namesOf(['a.emulator', '*.test'], moved)).toEqual([
    ...['DNS:a.emulator', 'DNS:*.test', 'IP Address:192.0.2.7', 'IP Address:10.1.2.3'],
    'IP Address:FD00:0:0:0:0:0:0:7',
  ]);
});

it.each(['login.example.com', '203.0.113.9', '2001:db8::7', '*.example', 'notlocalhost', '11.0.0.1'])(
  'rejects %s, for which the authority may not sign',
  async (host) => {
    const caFolder = newFolder();
    await certificateFor({ caFolder });
    const files = filesIn(caFolder);
    await expect(certificateFor({ caFolder, hosts: [host] })).rejects.toThrow(
      new OptionError(
        `the authority in ${join(caFolder, 'ca.pem')} may not sign for ${host}; remove that name, or use another folder, whose new authority clients must trust`,
      ),
    );
    expect(filesIn(caFolder)).toEqual(files);
  },
);

it.each([
  ['ends', now + (5 * 365 - 29) * dayMs, '2031-11-20'],
  ['ended', now + (5 * 365 + 1) * dayMs, '2031-11-20'],
])('renews a certificate that %s, with the same key and names', (verb, later, date) => {
  const folder = newFolder();
  const old = authorityInFolder(folder, { ...nothing, hosts: ['emulator'] }, now);
  const early = authorityInFolder(folder, nothing, now + (5 * 365 - 31) * dayMs);
  expect([early.cert, early.note]).toEqual([old.cert, undefined]);
  const renewed = authorityInFolder(folder, nothing, later);
  expect(renewed.note).toBe(
    `the certificate authority ${verb} on ${date}; ${renewed.file} is its renewed certificate, which clients must trust from then on`,
  );
  const [before, after] = [old, renewed].map(({ cert }) => new X509Certificate(cert));
  expect(Date.parse(after?.validTo ?? '')).toBe(later + 5 * 365 * dayMs);
  expect([after?.subject, after?.subjectAltName]).toEqual([before?.subject, before?.subjectAltName]);
  expect(renewed.ranges).toEqual(old.ranges);
  expect(after?.checkIssued(before ?? after)).toBe(true);
  expect(keyText(renewed.key)).toBe(keyText(old.key));
  expect(authorityInFolder(folder, nothing, later)).toEqual({
    ...renewed,
    key: expect.anything(),
    note: undefined,
  });
});

it('creates a deleted certificate again for the same key', () => {
  const folder = newFolder();
  const { cert, file } = authorityInFolder(folder, nothing, now);
  rmSync(file);
  const again = authorityInFolder(folder, nothing, now);
  const [one, other] = [cert, again.cert].map((pem) => new X509Certificate(pem));
  expect(other?.checkIssued(one ?? other)).toBe(true);
  expect(one?.verify(other?.publicKey ?? one.publicKey)).toBe(true);
});

const foreign = makeAuthority({ key: newKey(), title: 'another', ranges: ['test'], now, days: 9 });
const isNotTheCertificate =
  "ca.pem isn't the certificate that login-emulator created for $/ca-key.pem; restore it, or use another folder, whose new authority clients must trust";
const isNotAKey =
  "ca-key.pem isn't a key that login-emulator created; restore it, or use another folder, whose new authority clients must trust";

it.each([
  ['an empty certificate', 'ca.pem', '', isNotTheCertificate],
  ['a broken certificate', 'ca.pem', '-----BEGIN CERTIFICATE-----\nMIIB\n', isNotTheCertificate],
  ['the certificate of another authority', 'ca.pem', foreign, isNotTheCertificate],
  [
    'the certificate of a process',
    'ca.pem',
    makeCertificate({ dns: [], addresses: [] }, now).ca,
    isNotTheCertificate,
  ],
  [
    "a server's certificate",
    'ca.pem',
    makeCertificate({ dns: [], addresses: [] }, now).cert,
    isNotTheCertificate,
  ],
  ['another key', 'ca-key.pem', keyText(newKey()), isNotTheCertificate],
  ['an empty key', 'ca-key.pem', '', isNotAKey],
  ['a broken key', 'ca-key.pem', '-----BEGIN PRIVATE KEY-----\nMIIB\n', isNotAKey],
])('rejects a folder with %s, and changes nothing', (_what, name, content, message) => {
  const folder = newFolder();
  authorityInFolder(folder, nothing, now);
  writeFileSync(join(folder, name), content);
  const files = filesIn(folder);
  const expected = `${folder}/${message.replace('$/', `${folder}/`)}`;
  expect(() => authorityInFolder(folder, nothing, now)).toThrow(new OptionError(expected));
  expect(filesIn(folder)).toEqual(files);
});

it('rejects a folder whose key is missing', () => {
  const folder = newFolder();
  const { file } = authorityInFolder(folder, nothing, now);
  rmSync(join(folder, 'ca-key.pem'));
  expect(() => authorityInFolder(folder, nothing, now)).toThrow(
    `${file} has no ${join(folder, 'ca-key.pem')}; restore the key, or use another folder`,
  );
  expect(readdirSync(folder)).toEqual(['ca.pem']);
});

it.each([
  ['is a file', (path: string) => writeFileSync(path, ''), 'EEXIST'],
  [
    'has a folder instead of the key',
    (path: string) => mkdirSync(join(path, 'ca-key.pem'), { recursive: true }),
    'EISDIR',
  ],
])('rejects a folder that %s', (_what, prepare, code) => {
  const path = join(temporaryFolder(), 'ca');
  prepare(path);
  expect(() => authorityInFolder(path, nothing, now)).toThrow(
    new OptionError(`the folder ${path} cannot keep the certificate authority: ${code}`),
  );
});

it('leaves the other files and the mode of an existing folder', () => {
  const folder = temporaryFolder({ 'mine.txt': 'mine' });
  chmodSync(folder, 0o750);
  authorityInFolder(folder, nothing, now);
  expect(modeOf(folder)).toBe('750');
  expect(Object.keys(filesIn(folder)).sort()).toEqual(['ca-key.pem', 'ca.pem', 'mine.txt']);
});

it('gives processes that start at the same time one authority', async () => {
  const folders = temporaryFolder();
  // all processes begin each folder at the same time
  const start = Date.now() + 3000;
  const script = `
    const { certificateFor } = require('./dist/index.cjs');
    (async () => {
      const seen = [];
      for (let turn = 0; turn < 25; turn += 1) {
        while (Date.now() < ${start} + turn * 20);
        const { ca } = await certificateFor({ caFolder: process.argv[1] + '/' + turn, hosts: [process.argv[2]] });
        seen.push(ca);
      }
      console.log(JSON.stringify(seen));
    })();`;
  const run = promisify(execFile);
  const all = await Promise.all(
    ['a.test', 'b.test', 'c.test', 'd.test'].map(async (host) => {
      const { stdout } = await run(process.execPath, ['-e', script, folders, host]);
      return JSON.parse(stdout) as readonly string[];
    }),
  );
  const [first = [], ...others] = all;
  expect(first).toHaveLength(25);
  for (const other of others) expect(other).toEqual(first);
  for (const turn of readdirSync(folders)) {
    const files = filesIn(join(folders, turn));
    expect(Object.keys(files)).toEqual(['ca-key.pem', 'ca.pem']);
    const key = createPrivateKey(files['ca-key.pem'] ?? '');
    expect(new X509Certificate(files['ca.pem'] ?? '').checkPrivateKey(key)).toBe(true);
  }
});

it.each([
  ['localhost', true],
  ['w1.localhost', true],
  ['*.localhost', true],
  ['QA-Laptop.Local', true],
  ['emulator', true],
  ['redis', false],
  ['mylocal', false],
  ['local.example', false],
  ['172.31.255.255', true],
  ['172.32.0.1', false],
  ['::1', true],
  ['::2', false],
  ['fdab::1', true],
  ['2001:db8::1', false],
])('recognizes %s as a private name or address: %j', (host, expected) => {
  expect(isWithin(host, privateRanges)).toBe(expected);
});

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { certificateFor } from '../../../src/server/tls/certificate.ts';
import type { Certificate } from '../../../src/http/listener.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

it('creates a certificate that strict OpenSSL accepts, for a server only', async () => {
  const folder = written(await certificateFor({ hosts: ['*.many.test'] }));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, encoding: 'utf8' });
  expect(openssl('verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', 'ca.pem', 'cert.pem')).toBe(
    'cert.pem: OK\n',
  );
  const shown = (file: string, extensions: string) =>
    openssl('x509', '-in', file, '-noout', '-ext', extensions)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  expect(shown('ca.pem', 'basicConstraints,keyUsage,extendedKeyUsage,nameConstraints')).toEqual([
    ...['X509v3 Basic Constraints: critical', 'CA:TRUE, pathlen:0'],
    ...['X509v3 Key Usage: critical', 'Certificate Sign'],
    ...['X509v3 Extended Key Usage:', 'TLS Web Server Authentication'],
    ...['X509v3 Name Constraints: critical', 'Permitted:', 'DNS:localhost', 'DNS:many.test'],
    ...['IP:127.0.0.1/255.255.255.255'],
    ...['IP:0:0:0:0:0:0:0:1/FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:FFFF'],
  ]);
  expect(shown('cert.pem', 'basicConstraints,keyUsage,extendedKeyUsage')).toEqual([
    ...['X509v3 Basic Constraints: critical', 'CA:FALSE'],
    ...['X509v3 Key Usage: critical', 'Digital Signature'],
    ...['X509v3 Extended Key Usage:', 'TLS Web Server Authentication'],
  ]);
});

it('rejects a key that is too short for TLS', async () => {
  const folder = temporaryFolder();
  const options = [
    '-newkey',
    'rsa:512',
    '-nodes',
    '-subj',
    '/CN=short',
    '-keyout',
    'key.pem',
    '-out',
    'cert.pem',
  ];
  execFileSync('openssl', ['req', '-x509', ...options], { cwd: folder, stdio: 'ignore' });
  const [cert = '', key = ''] = ['cert.pem', 'key.pem'].map((file) =>
    readFileSync(join(folder, file), 'utf8'),
  );
  await expect(certificateFor({ cert, key })).rejects.toThrow(
    'cert and key cannot be used for https (ERR_SSL_EE_KEY_TOO_SMALL); expected an EC P-256 key, or an RSA key with 2048 bits',
  );
});

/** Writes the parts of a certificate to files in a new folder. */
function written({ cert, ca = '' }: Certificate): string {
  return temporaryFolder({ 'cert.pem': cert, 'ca.pem': ca });
}

import { expect, it } from '@jest/globals';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { certificateFile, variablesFor } from '../../../src/cli/exec/variables.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const pem = '-----BEGIN CERTIFICATE-----\nours\n-----END CERTIFICATE-----\n';

it('creates no file without a certificate authority', () => {
  expect(certificateFile(undefined, { NODE_EXTRA_CA_CERTS: '/theirs.pem' })).toBe(undefined);
});

it.each([
  ['theirs\n', `theirs\n${pem}`],
  ['theirs', `theirs\n${pem}`],
])('appends the certificate to the existing file of NODE_EXTRA_CA_CERTS: %j', (theirs, expected) => {
  const path = join(temporaryFolder({ 'theirs.pem': theirs }), 'theirs.pem');
  const file = certificateFile(pem, { NODE_EXTRA_CA_CERTS: path });
  expect(readFileSync(file?.path ?? '', 'utf8')).toBe(expected);
  expect(statSync(file?.path ?? '').mode & 0o777).toBe(0o600);
  file?.remove();
  expect(existsSync(file?.path ?? '')).toBe(false);
  expect(readFileSync(path, 'utf8')).toBe(theirs);
});

it('ignores a missing NODE_EXTRA_CA_CERTS file', () => {
  const file = certificateFile(pem, { NODE_EXTRA_CA_CERTS: '/nowhere.pem' });
  expect(readFileSync(file?.path ?? '', 'utf8')).toBe(pem);
  file?.remove();
});

it('passes the path of the certificate file to the command', () => {
  const certificate = certificateFile(pem, {});
  const told = { url: 'https://localhost:1', urls: {}, token: undefined, certificate, artifacts: undefined };
  const path = certificate?.path;
  expect(variablesFor(told, [{ name: 'CURL_CA_BUNDLE', value: '{ca}' }])).toEqual({
    LOGIN_EMULATOR_URL: 'https://localhost:1',
    NODE_EXTRA_CA_CERTS: path,
    LOGIN_EMULATOR_CA: path,
    CURL_CA_BUNDLE: path,
  });
  certificate?.remove();
});

import { execFile } from 'node:child_process';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import { certificateFor } from '../../../src/server/tls/certificate.ts';
import { authorityInFolder } from '../../../src/server/tls/authority-folder.ts';
import { issueCertificate } from '../../../src/server/tls/make.ts';
import { serving, type Started } from '../../cli/cli.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { inBrowser } from '../../support/browser.ts';

const top = temporaryFolder();
const caFolder = join(top, 'ca');
const otherFolder = join(top, 'other');

/** The Java part of the guide: the program, and its commands. */
const guide = readFileSync('docs/guides/https.md', 'utf8');
const [, javaProgram = ''] = /```java title="Client.java"\n(.*?)```/s.exec(guide) ?? [];
const javaCommands = [...guide.matchAll(/^\$ ((?:cp|keytool|java) .*)$/gm)].map(([, line = '']) => line);

/** A client, and a command of it that succeeds if it trusts $CA and reaches $URL. */
interface TlsClient {
  readonly name: string;
  readonly command: string;
  /** A command that succeeds if the client is installed, if it may be missing. */
  readonly needs?: string;
}

const verify = '-verify_return_error -verify_hostname localhost -x509_strict';
const checking: readonly TlsClient[] = [
  { name: 'OpenSSL', command: `openssl s_client -connect "$HOST" ${verify} -CAfile "$CA" < /dev/null` },
  { name: 'curl', command: 'curl -sSf --cacert "$CA" "$URL"' },
  {
    name: 'Node',
    command: `NODE_EXTRA_CA_CERTS="$CA" node -e "fetch('$URL').catch(() => process.exit(1))"`,
  },
  {
    name: 'Python',
    command: `SSL_CERT_FILE="$CA" python3 -c "import urllib.request; urllib.request.urlopen('$URL')"`,
  },
];
const clients: readonly TlsClient[] = [
  ...checking,
  {
    name: 'requests',
    command: `REQUESTS_CA_BUNDLE="$CA" python3 -c "import requests; requests.get('$URL')"`,
    needs: 'python3 -c "import requests"',
  },
  {
    name: 'Java',
    command: javaCommands
      .join(' && ')
      .replaceAll('emulator-ca/ca.pem', '"$CA"')
      .replace('https://localhost:4010/__admin/health', '"$URL"'),
    needs: 'command -v keytool && java --list-modules | grep jdk.compiler',
  },
];

beforeAll(async () => {
  // an earlier start creates the authority, and another one must not be trusted
  await serving(['--tls-ca', caFolder], () => Promise.resolve());
  await certificateFor({ caFolder: otherFolder });
});

it.each(clients)(
  'is trusted by $name after a restart, with the authority of its folder only',
  async ({ name, command, needs }) => {
    if (needs !== undefined && (await run(needs, {})) !== 0) {
      console.warn(`left out: ${name}, which isn't installed (${needs})`);
      return;
    }
    const use = async ({ port }: Started) => {
      const to = { HOST: `localhost:${port}`, URL: `https://localhost:${port}/__admin/health` };
      const codes = [];
      for (const folder of [caFolder, otherFolder])
        codes.push((await run(command, { ...to, CA: join(folder, 'ca.pem') })) === 0);
      expect(codes).toEqual([true, false]);
    };
    await serving(['--tls-ca', caFolder, '--log', 'json'], use, { maxWaitMs: 60_000 });
  },
);

it('has three commands for Java in the guide', () => {
  expect(javaCommands.map((line) => line.split(' ')[0])).toEqual(['cp', 'keytool', 'java']);
});

it('is trusted by a browser after a restart, at each name', async () => {
  const ca = readFileSync(join(caFolder, 'ca.pem'), 'utf8');
  const use = ({ port }: Started) =>
    inBrowser(async (page) => {
      for (const host of ['localhost', '127.0.0.1', '[::1]', 'w1.localhost'])
        expect((await page.goto(`https://${host}:${port}/__admin/health`))?.status()).toBe(200);
    }, ca);
  await serving(['--tls-ca', caFolder, '--tls-host', 'w1.localhost'], use, { maxWaitMs: 60_000 });
});

it('cannot sign for other names, even if its key is stolen', async () => {
  const authority = authorityInFolder(caFolder, { hosts: [], machine: [] }, Date.now());
  const names = { dns: ['localhost', 'shop.example.com'], addresses: [] };
  const stolen = issueCertificate(names, authority, Date.now());
  const server = createServer(stolen, (_request, response) => response.end()).listen(0);
  const { port } = server.address() as AddressInfo;
  const to = { HOST: `localhost:${port}`, URL: `https://localhost:${port}/`, CA: authority.file };
  const codes = [];
  // Java doesn't check the names of an authority that it trusts
  for (const { name, command } of checking) codes.push([name, (await run(command, to)) === 0]);
  await inBrowser((page) => expect(page.goto(to.URL)).rejects.toThrow('ERR_CERT'), authority.cert);
  server.close();
  expect(codes).toEqual(checking.map(({ name }) => [name, false]));
});

/** Runs a command in a shell and a new folder; returns its exit code. */
function run(command: string, variables: Readonly<Record<string, string>>): Promise<number> {
  const cwd = temporaryFolder({ 'Client.java': javaProgram });
  const env = { PATH: process.env['PATH'], HOME: cwd, JAVA_HOME: javaHome(), ...variables };
  return new Promise((resolve) => {
    const child = execFile('bash', ['-c', command], { cwd, env }, () => resolve(child.exitCode ?? -1));
  });
}

function javaHome(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const java = folders.map((folder) => join(folder, 'java')).find((path) => existsSync(path));
  return process.env['JAVA_HOME'] ?? (java === undefined ? '' : join(realpathSync(java), '../..'));
}

import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { certificateFor } from '../../src/server/tls/certificate.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { askSecurely } from '../support/https.ts';
import { run, serving, textAt, type Ended, type Started } from './cli.ts';
import { caOf } from './ready-event.ts';

const json = { 'content-type': 'application/json' };
const plain = JSON.stringify({ email: 'plain@example.com', password: 'Password-1' });

it('is trusted by Node with the printed line, and by the command coverage', async () => {
  await serving(['--tls', '--log', 'json'], async ({ url, said }) => {
    const file = join(temporaryFolder({ 'ca.pem': caOf(said) }), 'ca.pem');
    const variables = { NODE_EXTRA_CA_CERTS: file };
    const { code, stderr, stdout } = await run(['coverage', '--url', url, '--format', 'json'], { variables });
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ format: 'login-emulator/coverage' });
    expect((await run(['coverage', '--url', url])).code).toBe(2);
  });
});

it('serves the authority of its ready line without a token', async () => {
  const variables = { LOGIN_EMULATOR_TOKEN: 'open-sesame' };
  const use = async ({ url, said }: Started) => {
    const { status, headers, body } = await askSecurely(`${url}/__admin/ca.pem`, { ca: caOf(said) });
    expect([status, headers['content-type']]).toEqual([200, 'application/x-pem-file; charset=utf-8']);
    expect(body).toBe(caOf(said));
    const { status: locked } = await askSecurely(`${url}/__admin/clock`, { ca: caOf(said) });
    expect(locked).toBe(401);
  };
  await serving(['--tls', '--log', 'json'], use, { variables });
});

it('uses https on every port and in every link', async () => {
  const args = ['--tls', '--listen', '0=misaka@w1', '--log', 'json'];
  await serving(args, async ({ url, said }) => {
    const ca = caOf(said);
    const { listeners } = JSON.parse(said) as { readonly listeners: readonly { readonly url: string }[] };
    const body = JSON.stringify({ listen: 0 });
    const made = await askSecurely(`${url}/__admin/namespaces/w2`, {
      ca,
      method: 'PUT',
      headers: json,
      body,
    });
    const urls = [url, ...listeners.map((one) => one.url), textAt(JSON.parse(made.body), 'url')];
    for (const each of urls) {
      const { body } = await askSecurely(`${each}/__admin/health`, { ca });
      expect(JSON.parse(body)).toMatchObject({
        providers: expect.arrayContaining([expect.objectContaining({ baseUrl: `${each}/v3` })]),
      });
    }
    expect(urls.map((each) => new URL(each).protocol)).toEqual(['https:', 'https:', 'https:']);
  });
});

it('uses a certificate from files, and then serves no authority', async () => {
  const { key, cert, ca = '' } = await certificateFor(true);
  const cwd = temporaryFolder({
    'tls/cert.pem': cert,
    'tls/key.pem': key,
    'login-emulator.yaml': 'tls-cert: tls/cert.pem\ntls-key: tls/key.pem\n',
  });
  const { stdout } = await serving(
    [],
    async ({ url }) => {
      const answer = await askSecurely(`${url}/__admin/ca.pem`, { ca });
      expect(JSON.parse(answer.body)).toEqual({
        type: 'about:blank',
        code: 'no-certificate-authority',
        title: 'Not found',
        status: 404,
        detail: 'the certificate comes from --tls-cert; trust the authority that signed it',
      });
    },
    { cwd },
  );
  expect(stdout).toMatch(/^login-emulator \S+ on https:/);
  expect(stdout).not.toContain('trust it');
  const off = await serving(['--no-tls'], () => Promise.resolve(), { cwd });
  expect(off.stdout).toMatch(/^login-emulator \S+ on http:/);
});

it('rejects unusable certificate files at check and at start', async () => {
  const { key, cert } = await certificateFor(true);
  const { key: other } = await certificateFor(true);
  const cwd = temporaryFolder({ 'cert.pem': cert, 'key.pem': key, 'other.pem': other, 'none.pem': 'none' });
  const sentences: readonly (readonly [args: string, sentence: string])[] = [
    [
      '--tls-cert cert.pem',
      "tls-cert is set, but tls-key isn't; set both, or only tls for a generated certificate",
    ],
    [
      '--tls-key key.pem',
      "tls-key is set, but tls-cert isn't; set both, or only tls for a generated certificate",
    ],
    ['--tls-cert no.pem --tls-key key.pem', 'no.pem (tls-cert) cannot be read (ENOENT); name a file in PEM'],
    ['--tls-cert cert.pem --tls-key .', '. (tls-key) cannot be read (EISDIR); name a file in PEM'],
    [
      '--tls-cert none.pem --tls-key key.pem',
      'none.pem (tls-cert) contains no PEM certificate; expected a text with -----BEGIN CERTIFICATE-----',
    ],
    [
      '--tls-cert cert.pem --tls-key none.pem',
      'none.pem (tls-key) contains no PEM private key; expected a text with -----BEGIN PRIVATE KEY-----',
    ],
    [
      '--tls-cert cert.pem --tls-key other.pem',
      "other.pem (tls-key) isn't the key of the certificate in cert.pem (tls-cert); use a matching pair, with the server's own certificate first",
    ],
    [
      '--tls-cert cert.pem --tls-key key.pem --tls-host a.test',
      'tls-host has a.test, but the certificate of tls-cert has its own names; remove tls-host, or tls-cert and tls-key',
    ],
    [
      '--tls-host https://a.test',
      'tls-host has https://a.test; expected a DNS name such as emulator.test or *.emulator.test, or an IP address such as 192.0.2.7',
    ],
  ];
  for (const [args, sentence] of sentences) {
    const refused: Ended = { code: 2, stdout: '', stderr: `login-emulator: ${sentence}\n` };
    expect(await run(['check', ...args.split(' ')], { cwd })).toEqual(refused);
    expect(await run(['start', '--port', '0', ...args.split(' ')], { cwd })).toEqual(refused);
  }
});

it('names the ready line as the source of the authority with --no-admin', async () => {
  const { stdout } = await serving(['--tls', '--no-admin'], () => Promise.resolve());
  expect(stdout).toContain(
    '\ntrust its certificate:\n  with --no-admin, only the ready line of --log json has the authority to trust\n',
  );
});

it('prints only the URL with --log off, and stops despite an idle connection', async () => {
  const ended = await serving(['--tls', '--log', 'off'], async ({ port }) => {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    await new Promise((resolve) => socket.once('connect', resolve));
  });
  expect([ended.code, ended.stdout.replace(/\d+\n/, 'PORT\n')]).toEqual([0, 'https://localhost:PORT\n']);
});

it('tells plain HTTP clients to use https', async () => {
  await serving(['--tls'], async ({ port }) => {
    const response = await fetch(`http://localhost:${port}/v3/session/login`, {
      method: 'POST',
      headers: json,
      body: plain,
    });
    expect([response.status, await response.json()]).toEqual([
      400,
      {
        type: 'about:blank',
        code: 'https-required',
        title: 'Bad request',
        status: 400,
        detail: 'this port serves https, but the request used plain http; use an https:// URL',
      },
    ]);
  });
});

import { execFile } from 'node:child_process';
import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { inBrowser } from '../support/browser.ts';
import { serving, type Started } from './cli.ts';
import { caOf } from './ready-event.ts';

it('is trusted by curl with the printed commands, without --insecure', async () => {
  await serving(['--tls'], async ({ said, port }) => {
    // the second command breaks its lines
    const [fetchIt = '', command = ''] = said.match(/^ {2}curl (?:[^\n]*\\\n)*[^\n]*/gm) ?? [];
    expect(fetchIt).toBe(`  curl -k https://localhost:${port}/__admin/ca.pem -o emulator-ca.pem`);
    const cwd = temporaryFolder();
    expect((await shell(`${fetchIt} -sSf`, cwd)).code).toBe(0);
    expect((await shell(`${command} -sS -o answer -w '%{http_code}'`, cwd)).stdout).toBe('200');
    const addresses = ['127.0.0.1', '[::1]'].map((host) => `https://${host}:${port}/__admin/health`);
    for (const url of addresses)
      expect((await shell(`curl -sS --cacert emulator-ca.pem -o answer ${url}`, cwd)).code).toBe(0);
    // 60: no trusted authority has signed it
    expect((await shell(`curl -sS https://localhost:${port}/__admin/health`, cwd)).code).toBe(60);
  });
});

it('is valid only for the names of its settings', async () => {
  const args = ['--tls-host', 'emulator.test,w1.localhost', '--public-url', 'https://login.example.com/sso'];
  await serving(args, async ({ port }) => {
    const cwd = temporaryFolder();
    await shell(`curl -skSf https://localhost:${port}/__admin/ca.pem -o ca.pem`, cwd);
    const codes: unknown[] = [];
    for (const name of ['emulator.test', 'w1.localhost', 'login.example.com', 'other.test']) {
      const to = `--resolve ${name}:${port}:127.0.0.1 https://${name}:${port}/nothing`;
      codes.push([name, (await shell(`curl -sS -o answer --cacert ca.pem ${to}`, cwd)).code]);
    }
    expect(codes).toEqual([
      ['emulator.test', 0],
      ['w1.localhost', 0],
      ['login.example.com', 0],
      // 60: the certificate doesn't have this name
      ['other.test', 60],
    ]);
  });
});

it('is trusted by a browser, which keeps its Secure cookie', async () => {
  const variables = { LOGIN_EMULATOR_TOKEN: 'open-sesame' };
  const use = ({ url, said }: Started) =>
    inBrowser(async (page) => {
      await page.goto(`${url}/__admin/health`);
      const script = `(async () => {
        const body = '{"token":"open-sesame"}';
        const headers = { 'content-type': 'application/json' };
        const session = await fetch('/__admin/session', { method: 'POST', headers, body });
        return [session.status, (await fetch('/__admin/clock')).status, isSecureContext];
      })()`;
      const statuses = await page.evaluate(script);
      expect(statuses).toEqual([204, 200, true]);
      expect(await page.context().cookies(`${url}/__admin`)).toEqual([
        expect.objectContaining({ name: 'emulator-admin', secure: true, httpOnly: true, sameSite: 'Strict' }),
      ]);
    }, caOf(said));
  await serving(['--tls', '--log', 'json'], use, { variables, maxWaitMs: 60_000 });
});

it('is not trusted by a browser without its authority', async () => {
  await serving(
    ['--tls'],
    ({ url }) => inBrowser((page) => expect(page.goto(url)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID')),
    { maxWaitMs: 60_000 },
  );
});

/** Runs a line in a shell. */
function shell(line: string, cwd: string): Promise<{ readonly code: number; readonly stdout: string }> {
  return new Promise((resolve) => {
    const child = execFile('sh', ['-c', line], { cwd, encoding: 'utf8' }, (_error, stdout) =>
      resolve({ code: child.exitCode ?? -1, stdout }),
    );
  });
}

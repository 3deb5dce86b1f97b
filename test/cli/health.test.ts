import { createServer } from 'node:http';
import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { serve } from '../support/server.ts';
import { run, serving, type Surroundings } from './cli.ts';

const ready = { code: 0, stdout: '', stderr: '' };
const unready = (url: string, problem: string) => ({
  code: 1,
  stdout: '',
  stderr: `login-emulator: the emulator at ${url} isn't ready: ${problem}\n`,
});
const health = (surroundings: Surroundings, ...args: readonly string[]) =>
  run(['health', ...args], surroundings);

it('exits 0 without output when the emulator of the settings is ready', async () => {
  const ofAll = { LOGIN_EMULATOR_HOST: '0.0.0.0', LOGIN_EMULATOR_TOKEN: 'main-secret' };
  const use = async ({ port, url }: { readonly port: number; readonly url: string }) => {
    const variables = { ...ofAll, LOGIN_EMULATOR_PORT: String(port) };
    expect(await health({ variables })).toEqual(ready);
    expect(await health({ variables: { LOGIN_EMULATOR_PORT: String(port) } })).toEqual(ready);
    expect(await health({ variables: { LOGIN_EMULATOR_URL: url } })).toEqual(ready);
    expect(await health({}, '--url', `${url}/`)).toEqual(ready);
    const cwd = temporaryFolder({ 'login-emulator.yaml': `port: ${port}\nhost: 127.0.0.1\n` });
    expect(await health({ cwd })).toEqual(ready);
  };
  await serving(['--no-admin'], use, { variables: ofAll });
});

it('accepts the certificate that the emulator created, but not the one of a given URL', async () => {
  await serving(['--tls', '--host', '::1'], async ({ port, url }) => {
    const variables = { LOGIN_EMULATOR_PORT: String(port), LOGIN_EMULATOR_HOST: '::1' };
    expect(await health({ variables }, '--tls')).toEqual(ready);
    expect(await health({ variables: { ...variables, LOGIN_EMULATOR_TLS: 'true' } })).toEqual(ready);
    expect((await health({ variables })).code).toBe(1);
    expect((await health({}, '--url', url)).stderr).toMatch(
      /isn't ready: UNABLE_TO_VERIFY_LEAF_SIGNATURE\n$/,
    );
  });
});

it('exits 1 with the reason when the emulator is not ready', async () => {
  const gone = await serve(() => undefined);
  await gone.close();
  expect(await health({}, '--url', gone.url)).toEqual(unready(gone.url, 'ECONNREFUSED'));
  const other = await serve((_, response) => response.end('{"status":"up"}'));
  expect(await health({}, '--url', other.url)).toEqual(unready(other.url, 'another server answers there'));
  await other.close();
  const broken = await serve((_, response) => response.writeHead(503).end());
  expect(await health({}, '--url', broken.url)).toEqual(unready(broken.url, 'it answers 503'));
  await broken.close();
});

it('exits 1 when the emulator does not answer within 3 seconds', async () => {
  const silent = await serve(() => undefined);
  expect(await health({}, '--url', silent.url)).toEqual(unready(silent.url, 'no answer within 3 s'));
  await silent.close();
});

it('waits for an emulator that starts later with --wait', async () => {
  const later = createServer((_, response) => response.end('{"status":"ready"}'));
  const port = await freePort();
  const waiting = health({ variables: { LOGIN_EMULATOR_PORT: String(port) } }, '--wait', '10');
  later.listen(port);
  expect(await waiting).toEqual(ready);
  later.close();
  const variables = { LOGIN_EMULATOR_PORT: String(port) };
  expect((await health({ variables }, '--wait', '1')).stderr).toContain('ECONNREFUSED');
});

it.each([
  [['--wait', '0'], '--wait is 0; expected a whole number of seconds from 1 to 600'],
  [['--wait', 'long'], '--wait is long; expected a whole number of seconds from 1 to 600'],
  [['--port', '0'], 'the port is 0, so the emulator chose a free one; set --url'],
  [['--url', 'localhost'], "localhost isn't a URL; expected one such as http://localhost:4010"],
  [['now'], 'health takes no arguments, but got now; npx login-emulator help health lists the options'],
])('rejects %j', async (args, sentence) => {
  expect(await health({}, ...args)).toEqual({ code: 2, stdout: '', stderr: `login-emulator: ${sentence}\n` });
});

async function freePort(): Promise<number> {
  const { port, close } = await serve(() => undefined);
  await close();
  return port;
}

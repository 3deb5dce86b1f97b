import { networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import { serving, type Started } from '../cli/cli.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { inBrowser } from '../support/browser.ts';
import { withMachines, type Machine } from '../support/machines.ts';

const token = 'main-secret';
const variables = { LOGIN_EMULATOR_TOKEN: token };
const bearer = ['-H', `Authorization: Bearer ${token}`];
const settings = { variables, maxWaitMs: 60_000 };

/** A program in a backend: it sets the clock, arms a scenario, and follows the requests. */
const program = `
  const { connect } = require(${JSON.stringify(resolve('dist/index.cjs'))});
  (async () => {
    const emulator = await connect(process.argv[1], { token: ${JSON.stringify(token)} });
    const events = await emulator.requests.events();
    await emulator.clock.set('2027-01-31T12:00:00Z');
    await emulator.scenarios.arm({ outcome: 'unavailable', provider: 'misaka', times: 2 });
    const { status } = await fetch(emulator.urls.misaka + '/session/login', { method: 'POST' });
    for await (const { outcome } of events) {
      console.log(JSON.stringify({ status, outcome, url: emulator.urls.misaka }));
      return emulator.close();
    }
  })().catch((error) => { console.error(error); process.exitCode = 1; });`;

/** Sends calls of a page: without a token, a sign-in, with the cookie of the sign-in if there is one, and with the token. */
const attempts = `(async () => {
  const json = { 'content-type': 'application/json' };
  const sent = [
    ['clock', {}],
    ['session', { method: 'POST', headers: json, body: '{"token":"${token}"}' }],
    ['clock', { credentials: 'include' }],
    ['clock', { headers: { authorization: 'Bearer ${token}' } }],
  ];
  const statuses = [];
  for (const [call, init] of sent) statuses.push((await fetch('/__admin/' + call, init)).status);
  return statuses;
})()`;

it.each([
  ['http', []],
  [
    'https',
    [
      '--tls-ca',
      join(temporaryFolder(), 'ca'),
      '--tls-host',
      'emulator',
      '--tls-host',
      '127.0.0.2,127.0.0.3',
    ],
  ],
] as const)(
  'serves a browser by localhost, a backend by name and a phone by address over %s',
  (scheme, tls) =>
    withMachines(({ backend, phone }) => {
      const use = async ({ port, said }: Started) => {
        const { ca, caFile = '' } = JSON.parse(said) as { readonly ca?: string; readonly caFile?: string };
        const urlAt = ({ host }: Pick<Machine, 'host'>) => `${scheme}://${host}:${port}`;
        const trust = ca === undefined ? {} : { NODE_EXTRA_CA_CERTS: caFile, CURL_CA_BUNDLE: caFile };
        const curl = async (machine: Machine, path: string, ...args: readonly string[]) => {
          const how = ['-sS', '-w', '\n%{http_code}', ...args, `${urlAt(machine)}${path}`];
          const [status = '', ...body] = (await machine.run('curl', how, trust)).split('\n').reverse();
          return { status: Number(status), body: body.reverse().join('\n') };
        };

        const printed = await backend.run(process.execPath, ['-e', program, urlAt(backend)], trust);
        const url = `${urlAt(backend)}/v3`;
        expect(JSON.parse(printed)).toEqual({ status: 503, outcome: 'unavailable', url });

        // the phone sees the same server: the clock, and the second outage
        const clock = await curl(phone, '/__admin/clock', ...bearer);
        expect(clock).toEqual({ status: 200, body: expect.stringContaining('2027-01-31T12:00:0') });
        expect((await curl(phone, '/v3/session/login', '-X', 'POST')).status).toBe(503);
        for (const machine of [backend, phone]) {
          const login = ['-d', 'user=plain&password=Password-1'];
          expect((await curl(machine, '/api/v1/login', ...login)).status).toBe(200);
          expect(await curl(machine, '/__admin/clock')).toEqual({
            status: 401,
            body: expect.stringContaining(refusal(machine, port)),
          });
        }

        await inBrowser(async (page) => {
          await page.goto(`${urlAt({ host: 'localhost' })}/__admin/health`);
          const read = `fetch('/__admin/clock', { headers: { authorization: 'Bearer ${token}' } })`;
          expect(await page.evaluate(`${read}.then((response) => response.json())`)).toMatchObject({
            now: expect.stringContaining('2027-01-31T12:00:0'),
          });
          // here a Host that isn't listed, as for a page that uses DNS rebinding
          await page.goto(`${urlAt({ host: '127.0.0.2' })}/__admin/health`);
          expect(await page.evaluate(attempts)).toEqual([401, 403, 401, 200]);
        }, ca);
      };
      return serving(['--host', '0.0.0.0', '--log', 'json', ...tls], use, settings);
    }),
);

it('gives all of them the links of the public URL', () =>
  withMachines(async ({ backend, phone }) => {
    const publicUrl = 'https://login.example.com/sso';
    // the further port is in the ready event, from which the port is read
    const args = ['--host', '0.0.0.0', '--log', 'json', '--listen', '0', '--public-url', publicUrl];
    const use = async ({ port }: Started) => {
      const health = await fetch(`http://localhost:${port}/__admin/health`);
      const body = await health.text();
      expect(body).toContain(`"baseUrl":"${publicUrl}/v3"`);
      for (const { host, run } of [backend, phone])
        expect(await run('curl', ['-sS', `http://${host}:${port}/__admin/health`])).toBe(body);
    };
    await serving(args, use, settings);
  }));

/** The reason for refusing a call without a token. The machine's own addresses are known; names have to be listed. */
function refusal({ host }: Machine, port: number): string {
  const isOwn = Object.values(networkInterfaces()).some((of) => of?.some(({ address }) => address === host));
  return isOwn ? 'this call needs a token' : `the Host \\"${host}:${port}\\" isn't in --allowed-hosts`;
}

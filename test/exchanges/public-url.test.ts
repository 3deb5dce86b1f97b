import type { OutgoingHttpHeaders } from 'node:http';
import { expect, it } from '@jest/globals';
import { contractCalls } from '../../src/admin/contract-calls.ts';
import type { AppOptions } from '../../src/index.ts';
import { createClient, type Client } from '../support/client.ts';
import { testApp } from '../support/app.ts';
import { served } from '../http/sockets.ts';
import type { Way } from './exchange.ts';
import { worldOf } from './harness.ts';
import { sentBy } from './run-exchange.ts';
import { cells, profileTables, type Named } from './tables.ts';

const publicUrl = 'https://login.example.com/sso';
const token = 'main-secret';

/** Callers that reach the same emulator at different addresses; the last one through a proxy. */
const local: OutgoingHttpHeaders = { host: 'localhost:4010' };
const others: readonly OutgoingHttpHeaders[] = [
  { host: 'emulator:4010' },
  { host: '192.0.2.10:4010' },
  {
    ...{ host: 'login.example.com', 'x-forwarded-for': '127.0.0.1' },
    ...{ 'x-forwarded-host': 'login.example.com', 'x-forwarded-proto': 'https' },
  },
];

/** Creates clients of one emulator, each with a caller's headers. */
function calling<T>(
  options: AppOptions,
  use: (as: (caller: OutgoingHttpHeaders) => Client) => Promise<T>,
): Promise<T> {
  const app = testApp({ token, trustProxy: true, ...options });
  return served(async ({ port }) => {
    const client = createClient(port);
    const as = (caller: OutgoingHttpHeaders): Client => ({
      ...client,
      send(request) {
        const proof = request.path.startsWith('/__admin') ? { authorization: `Bearer ${token}` } : {};
        return client.send({ ...request, headers: { ...request.headers, ...caller, ...proof } });
      },
    });
    return await use(as).finally(client.close);
  }, app);
}

/** Sends a request of an operation after a reset; returns the answer and the outbox. */
async function heard(client: Client, { table, cell }: Pick<Named, 'table' | 'cell'>, reach: Way) {
  await client.send({ method: 'POST', path: '/__admin/reset' });
  const world = worldOf(client, table);
  const sent = await sentBy(reach, world);
  for (let count = 0; count < (cell.before ?? 0); count += 1) await world.send(sent);
  const answer = await world.send(sent);
  // a refusal sends no message
  if (answer.status >= 400) return { answer };
  const { text } = await client.send({ method: 'GET', path: '/__admin/outbox' });
  return { answer, outbox: JSON.parse(text) as unknown };
}

function cellsOf(provider: string, profile: string): readonly Named[] {
  return cells.filter(
    ({ table, cell }) =>
      // the others need an emulator with other options
      ![cell.policy, cell.budgeted].some(Boolean) && table.provider === provider && table.profile === profile,
  );
}

it.each(profileTables)(
  'gives every caller of $provider ($profile) the same answers with a public URL',
  ({ provider, profile }) =>
    calling({ providers: [provider], profile, publicUrl }, async (as) => {
      let count = 0;
      for (const one of cellsOf(provider, profile)) {
        const { reach } = one.cell;
        const other = others[count % others.length];
        if (reach === undefined || other === undefined) continue;
        count += 1;
        const first = await heard(as(local), one, reach);
        expect([one.name, first.answer.outcome]).toEqual([one.name, one.cell.outcome]);
        expect([one.name, await heard(as(other), one, reach)]).toEqual([one.name, first]);
        expect(JSON.stringify(first)).not.toMatch(/localhost:4010|login\.example\.com(?!\/sso)/);
      }
      expect(count).toBeGreaterThan(0);
    }),
);

it('follows the Host in links without a public URL', async () => {
  const following = new Set<string>();
  for (const { provider, profile } of profileTables)
    await calling({ providers: [provider], profile }, async (as) => {
      for (const one of cellsOf(provider, profile)) {
        const { reach, status } = one.cell;
        if (reach === undefined || status >= 400) continue;
        const said = JSON.stringify(await heard(as({ host: 'emulator:4010' }), one, reach));
        if (said.includes('emulator:4010')) following.add(`${provider} ${profile}`);
      }
    });
  expect([...following]).toEqual([
    ...['rocketchat documented', 'rocketchat observed', 'onlyoffice documented', 'onlyoffice observed'],
  ]);
});

/** Calls that report the requests themselves, or never end. */
const about = /\/(requests|events|metrics|coverage)/;

it('gives every caller the same responses of the control plane with a public URL', () =>
  calling({ publicUrl }, async (as) => {
    const paths = contractCalls
      .filter(({ method, template }) => method === 'GET' && !/\{/.test(template) && !about.test(template))
      .map(({ template }) => template);
    expect(paths).toEqual(
      expect.arrayContaining(['/__admin/health', '/__admin/namespaces', '/__admin/docs']),
    );
    const withUrls: string[] = [];
    for (const path of [...paths, '/__admin/openapi/misaka/documented.yaml', '/@w1/__admin/health', '/']) {
      const ask = async (caller: OutgoingHttpHeaders) => {
        const accept = path === '/' ? 'text/html' : '*/*';
        const { status, text } = await as(caller).send({ method: 'GET', path, headers: { accept } });
        return { path, status, text };
      };
      const first = await ask(local);
      for (const other of others) expect(await ask(other)).toEqual(first);
      if (first.text.includes(publicUrl)) withUrls.push(path);
    }
    expect(withUrls.toSorted()).toEqual([
      '/@w1/__admin/health',
      '/__admin/addresses',
      '/__admin/health',
      '/__admin/namespaces',
    ]);
  }));

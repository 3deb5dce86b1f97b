import { expect, it } from '@jest/globals';
import request from 'supertest';
import { contractCalls } from '../../src/admin/contract-calls.ts';
import { StoreError, type Store } from '../../src/store/store.ts';
import { emulatorFromOptions } from '../../src/emulator/from-options.ts';
import { builtInProviders } from '../../src/providers/index.ts';
import { embeddedFixtures } from '../../src/fixtures/source.ts';
import { createExpressApp } from '../../src/server/express-app.ts';
import { frozenAt, testApp } from '../support/app.ts';
import { planesOf } from '../support/planes.ts';

/** A store outside the process that is not reachable. */
function awayStore(): Store {
  const away = () =>
    Promise.reject(new StoreError('the store redis://localhost:6379 is not reachable: gone'));
  return {
    ...{ isShared: true, claim: away, read: away, commit: away, list: away, layer: away },
    ...{ replace: away, letGo: away, drop: away, namespaces: away, close: () => Promise.resolve() },
  };
}

function appWithoutStore() {
  const options = { seed: 'test', now: frozenAt };
  const { emulator } = emulatorFromOptions(options, builtInProviders, embeddedFixtures, {
    store: awayStore(),
  });
  return createExpressApp(planesOf(emulator, { report: () => undefined }));
}

/** Calls that need no store, or that accept a whole document. */
const answeredWithoutStore: readonly string[] = [
  ...['getHealth', 'getMetrics', 'getCertificateAuthority', 'getCoverage', 'clearCoverage'],
  ...[
    'getContract',
    'getAdminContract',
    'getDocs',
    'getDocsFile',
    'getConsoleSession',
    'openConsoleSession',
    'closeConsoleSession',
    'getConsole',
    'getConsoleFile',
    'listAddresses',
  ],
  ...['listRequests', 'clearRequests', 'getRequest', 'replayRequest', 'countRequests', 'waitForRequests'],
  ...['exportRequest', 'listUnmatched', 'streamEvents', 'putFixtures', 'putState', 'putBundle'],
];

const bodies: Readonly<Record<string, unknown>> = {
  changeClock: { frozen: true },
  armScenario: { outcome: 'rate-limited' },
  putAccount: { password: 'Password-1' },
  changeAccount: { password: 'Password-2' },
  introspect: { token: 'x' },
  sendRequest: { method: 'GET', path: '/api/v1/me' },
  signIn: { login: 'plain' },
  putNamespace: { profiles: { rocketchat: 'observed' } },
};

const calls = contractCalls.filter(({ operationId }) => !answeredWithoutStore.includes(operationId));

it.each(calls.map((call) => [call.operationId, call] as const))(
  'answers 503 to %s when the store is unavailable',
  async (operationId, { method, template }) => {
    const path = template.replace('{provider}', 'rocketchat').replaceAll(/\{\w+\}/g, 'plain');
    const sent = request(appWithoutStore())[methodOf(method)](path);
    const answer = await (bodies[operationId] === undefined
      ? sent
      : sent.send(bodies[operationId] as object));
    expect([answer.status, answer.type, answer.body]).toEqual([
      503,
      'application/problem+json',
      expect.objectContaining({
        title: 'The store failed',
        status: 503,
        detail: 'the store redis://localhost:6379 is not reachable: gone',
      }),
    ]);
  },
);

it.each(['state', 'bundle'])('answers 503 to PUT /%s when the store is unavailable', async (name) => {
  const exported = await request(testApp()).get(`/__admin/${name}`);
  const answer = await request(appWithoutStore())
    .put(`/__admin/${name}`)
    .send(exported.body as object);
  expect([answer.status, answer.body]).toEqual([503, expect.objectContaining({ title: 'The store failed' })]);
});

it('reports that it is ready when the store is unavailable', async () => {
  const answer = await request(appWithoutStore()).get('/__admin/health');
  expect([answer.status, (answer.body as { status: string }).status]).toEqual([200, 'ready']);
});

function methodOf(method: string): 'get' | 'post' | 'put' | 'patch' | 'delete' {
  const methods = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;
  const [, found] = Object.entries(methods).find(([name]) => name === method) ?? [];
  if (found === undefined) throw new Error(`no method ${method}`);
  return found;
}

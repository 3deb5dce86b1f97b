import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import request from 'supertest';
import { createEmulator, EmulatorError, type ProblemCode } from '../../src/index.ts';
import { adminDocument } from '../../src/generated/admin/document.ts';
import { problemCodes } from '../../src/generated/admin/problem-codes.ts';
import { testApp } from '../support/app.ts';

const { code } = adminDocument.components.schemas.Problem.properties;

it('declares the same codes in the contract and in the table', () => {
  expect([...code.enum].sort()).toEqual(Object.keys(code['x-codes']).sort());
  expect([...code.enum].sort()).toEqual(Object.keys(problemCodes).sort());
});

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('generated/'))
  .map((file) => [file, readFileSync(`src/${file}`, 'utf8')] as const);

it('sends every code of the table somewhere', () => {
  const unused = Object.keys(problemCodes).filter(
    (name) => !sources.some(([, text]) => text.includes(`'${name}'`)),
  );
  expect(unused).toEqual([]);
});

it('creates problems only in the functions that require a code', () => {
  const creating = sources.filter(([, text]) => text.includes("'about:blank'")).map(([file]) => file);
  // a declared provider's own answers, which have no code
  const ofProviders = ['declared/answers/errors.ts', 'declared/answers/table.ts'];
  // answers that adopt writes into an overlay
  const ofOverlays = ['adopt/added-sign-in/refused-requests.ts'];
  expect(creating.sort()).toEqual(['admin/handler.ts', ...ofOverlays, ...ofProviders, 'http/problem.ts']);
});

const exchanges: readonly (readonly [
  ProblemCode,
  'get' | 'post' | 'put' | 'patch' | 'delete',
  string,
  object?,
])[] = [
  ['account-not-found', 'get', '/__admin/accounts/rocketchat/nobody'],
  ['provider-not-found', 'get', '/__admin/accounts/github'],
  ['code-not-found', 'get', '/__admin/codes/rocketchat/plain'],
  ['account-not-found', 'get', '/__admin/codes/rocketchat/nobody'],
  ['clock-frozen', 'get', '/__admin/codes/rocketchat/totp?minValidity=30'],
  ['session-not-found', 'delete', '/__admin/sessions/rocketchat/9'],
  ['scenario-not-found', 'delete', '/__admin/scenarios/scenario-9'],
  ['scenario-set-not-found', 'post', '/__admin/scenario-sets/nothing'],
  ['invalid-scenario', 'post', '/__admin/scenarios', { outcome: 'locked-out', operation: 'nothing' }],
  ['operation-not-found', 'get', '/__admin/outcomes?operation=nothing'],
  ['request-not-found', 'get', '/__admin/requests/default-9'],
  ['wait-timed-out', 'post', '/__admin/requests/wait', { timeoutMs: 0 }],
  ['snapshot-not-found', 'get', '/__admin/snapshots/nothing'],
  ['invalid-state', 'put', '/__admin/state', {}],
  ['namespace-not-found', 'delete', '/__admin/namespaces/w9'],
  ['source-not-found', 'put', '/__admin/namespaces/w1', { from: 'w9' }],
  ['invalid-profile', 'put', '/__admin/namespaces/w1', { profiles: { misaka: 'nothing' } }],
  ['listen-not-supported', 'put', '/__admin/namespaces/w1', { listen: 0 }],
  ['clock-out-of-range', 'patch', '/__admin/clock', { now: '9999-01-01T00:00:00Z' }],
  ['invalid-request', 'patch', '/__admin/clock', {}],
  ['invalid-fixtures', 'put', '/__admin/fixtures/rocketchat', { accounts: [{}] }],
  ['invalid-account', 'put', '/__admin/accounts/rocketchat/new', { password: 1 }],
  ['account-mismatch', 'put', '/__admin/accounts/rocketchat/new', { login: 'other', password: 'Password-1' }],
  ['contract-not-found', 'get', '/__admin/openapi/rocketchat/nothing.yaml'],
  ['file-not-found', 'get', '/__admin/docs/nothing'],
  ['no-certificate-authority', 'get', '/__admin/ca.pem'],
  ['unknown-call', 'get', '/__admin/nothing'],
  ['unknown-call', 'get', '/__admin/mappings'],
  ['method-not-allowed', 'put', '/__admin/clock'],
  ['unknown-path', 'get', '/nothing'],
  ['unknown-path', 'get', '/mockserver/status'],
  ['invalid-namespace', 'post', '/@w1/apiv2/login', { namespace: 'w2' }],
  ['invalid-preference', 'post', '/apiv2/login?__code=418', {}],
  ['not-implemented', 'get', '/apiv2/oauth'],
];

const rows = exchanges.map(([code, method, path, body]) => ({ expected: code, method, path, body }));

it.each(rows)(
  'sends the code $expected with its status and title for $method $path',
  async ({ expected, method, path, body }) => {
    const app = testApp();
    await request(app).patch('/__admin/clock').send({ now: '2027-01-31T12:00:10Z' });
    await request(app).patch('/__admin/clock').send({ frozen: true });
    const call = request(app)[method](path);
    if (path.startsWith('/@')) call.set('x-emulator-namespace', 'w2');
    const response = await (body === undefined ? call : call.send(body));
    const problem = JSON.parse(response.text) as Readonly<Record<string, unknown>>;
    expect(response.type).toBe('application/problem+json');
    expect(problem).toMatchObject({ code: expected, ...problemCodes[expected] });
    expect(response.status).toBe(problemCodes[expected].status);
  },
);

it('lets a program act on the code of a failed call', async () => {
  const emulator = await createEmulator({ port: false });
  const existing = async (login: string) => {
    try {
      return await emulator.accounts.get('rocketchat', login);
    } catch (error) {
      if (error instanceof EmulatorError && error.code === 'account-not-found') return undefined;
      throw error;
    }
  };
  expect(await existing('nobody')).toBeUndefined();
  expect(await existing('plain')).toMatchObject({ login: 'plain' });
  await emulator.close();
  await expect(existing('plain')).rejects.toMatchObject({ name: 'EmulatorError', code: undefined });
});

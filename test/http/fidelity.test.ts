import { expect, it } from '@jest/globals';
import request from 'supertest';
import { OptionError, type AppOptions, type Entry } from '../../src/index.ts';
import { testApp } from '../support/app.ts';

const plain = { login: 'plain@example.com', passwd: 'Password-1' };

/** An app with this fidelity, and its journal entries. */
function appWith(fidelity: AppOptions['fidelity'], more: AppOptions = {}) {
  const entries: Entry[] = [];
  const record = (entry: Entry) => void entries.push(entry);
  const app = testApp({ record, ...more, ...(fidelity === undefined ? {} : { fidelity }) });
  return { entries, login: (body: object) => request(app).post('/apiv2/login').send(body), app };
}

it('sends replies with sufficient provenance', async () => {
  const { login } = appWith('documented');
  expect((await login(plain)).status).toBe(200);
  expect((await login({ ...plain, login: 'totp@example.com' })).body).toEqual({
    field: '2fa',
    message: 'missing 2fa',
  });
});

it('answers 501 with rule, source and how to allow it', async () => {
  const { login, entries } = appWith('documented');
  const response = await login({ ...plain, passwd: 'wrong' });
  const { status, headers } = response;
  const source =
    "the vendor's older prose has 402 for a failed authentication; the wording of its web client";
  expect(status).toBe(501);
  expect(headers['content-type']).toBe('application/problem+json');
  expect([headers['x-emulator-outcome'], headers['x-emulator-request']]).toEqual([
    'invalid-credentials',
    'default-1',
  ]);
  expect(response.body).toEqual({
    type: 'about:blank',
    code: 'below-fidelity',
    title: 'Weaker than the configured fidelity',
    status: 501,
    detail: `interserver (login) would reply invalid-credentials (402), which is inferred: ${source}. Fidelity inferred allows it: --fidelity inferred, or createApp({ fidelity: 'inferred' })`,
    operation: 'login',
    outcome: 'invalid-credentials',
    provenance: 'inferred',
    source,
    request: 'default-1',
  });
  expect(entries).toEqual([
    expect.objectContaining({
      status: 501,
      operation: 'login',
      outcome: 'invalid-credentials',
      provenance: 'inferred',
      trace: ['failure 1 of 5', 'password does not match', 'inferred is weaker than documented'],
    }),
  ]);
});

it.each([
  ['documented', [501, 501]],
  ['observed', [401, 501]],
  ['inferred', [401, 500]],
  [undefined, [401, 500]],
] as const)(
  'at the fidelity %s, answers an observed and an inferred outcome with %j',
  async (fidelity, statuses) => {
    const { app } = appWith(fidelity);
    const wrong = await request(app).post('/api/v1/login').send({ user: 'plain', password: 'wrong' });
    const forced = await request(app).post('/api/v1/login').set('Prefer', 'outcome=server-error').send({});
    expect([wrong.status, forced.status]).toEqual(statuses);
  },
);

it('withholds a forced reply without Preference-Applied', async () => {
  const { login } = appWith('documented');
  const response = await login(plain).set('Prefer', 'outcome=locked-out');
  expect([response.status, response.headers['preference-applied']]).toEqual([501, undefined]);
  expect(response.body).toMatchObject({ outcome: 'locked-out', provenance: 'inferred' });
});

it('checks provenance by status if an outcome has several', async () => {
  const { app } = appWith('observed');
  const response = await request(app).post('/v3/session/login').set('Prefer', 'code=400').send({});
  const body = response.body as { readonly detail: string };
  expect(body.detail).toMatch(
    /^misaka \(login\) would reply malformed-request \(400\), which is inferred: the response of the/,
  );
});

it.each([
  [
    'to an unknown path',
    'post',
    '/apiv2/nothing',
    'not-found',
    404,
    "the vendor's other 404 responses have a message",
  ],
  ['with an unknown method', 'delete', '/apiv2/login', 'method-not-allowed', 405, 'not in the document'],
] as const)(
  'withholds the error reply to a request %s',
  async (_name, method, path, refusal, status, source) => {
    const { app, entries } = appWith('documented');
    const response = await request(app)[method](path);
    expect(response.status).toBe(501);
    expect(response.body).toEqual({
      type: 'about:blank',
      code: 'below-fidelity',
      title: 'Weaker than the configured fidelity',
      status: 501,
      detail: `interserver (no operation) would reply ${refusal} (${status}), which is inferred: ${source}. Fidelity inferred allows it: --fidelity inferred, or createApp({ fidelity: 'inferred' })`,
      refusal,
      provenance: 'inferred',
      source,
      request: 'default-1',
    });
    expect(entries).toEqual([
      expect.objectContaining({ status: 501, trace: [refusal, 'inferred is weaker than documented'] }),
    ]);
  },
);

it('withholds the error reply to an unaccepted body', async () => {
  const { app, entries } = appWith('documented');
  const response = await request(app).post('/apiv2/login').set('Content-Type', 'text/plain').send('x');
  expect(response.body).toMatchObject({ status: 501, refusal: 'unsupported-media-type' });
  expect(entries).toEqual([expect.objectContaining({ status: 501, operation: 'login' })]);
});

it('stores the changes of a request whose reply it withholds', async () => {
  const { login } = appWith('documented');
  for (let failure = 0; failure < 5; failure += 1) await login({ ...plain, passwd: 'wrong' });
  expect((await login(plain)).body).toMatchObject({ status: 501, outcome: 'locked-out' });
});

it('omits its headers with quiet', async () => {
  const { login } = appWith('documented', { quiet: true });
  const { status, headers } = await login({});
  expect(status).toBe(501);
  expect(Object.keys(headers).filter((name) => name.startsWith('x-emulator'))).toEqual([]);
});

it('rejects an unknown fidelity', () => {
  const options = { fidelity: 'guessed' as never };
  expect(() => testApp(options)).toThrow(OptionError);
  expect(() => testApp(options)).toThrow('fidelity is guessed; expected documented, observed or inferred');
});

import { expect, it } from '@jest/globals';
import request from 'supertest';
import { testEmulator } from '../support/emulator.ts';
import { handmade } from '../support/handmade.ts';
import { listenerOf } from '../support/planes.ts';

const provider = handmade(
  {
    refresh: {
      method: 'POST',
      template: '/refresh',
      replies: {
        refreshed: { status: 200, body: { token: 'new' } },
        'token-invalid/reused': { status: 401, body: { error: 'reused' } },
        'token-invalid/ended': { status: 401, body: { error: 'ended' } },
        'token-expired': { status: 401, body: { error: 'expired' } },
      },
    },
    logout: {
      method: 'POST',
      template: '/logout',
      replies: {
        'signed-out': { status: 204, body: undefined },
        'token-invalid': { status: 401, body: { error: 'invalid' } },
      },
    },
  },
  { basePath: '/acme' },
);

function started() {
  const { emulator } = testEmulator({ providers: [provider] });
  const app = listenerOf(emulator);
  const refresh = (prefer?: string) => {
    const call = request(app).post('/acme/refresh');
    return prefer === undefined ? call : call.set('prefer', prefer);
  };
  const arm = (scenario: object) => request(app).post('/__admin/scenarios').send(scenario);
  return { app, refresh, arm };
}

it.each([
  ['outcome=token-invalid/reused', 'token-invalid/reused', 'reused'],
  ['outcome="token-invalid/ended"', 'token-invalid/ended', 'ended'],
  ['outcome=token-invalid', 'token-invalid/reused', 'reused'],
  ['code=401', 'token-invalid/reused', 'reused'],
  ['code=401, outcome=token-invalid/ended', 'token-invalid/ended', 'ended'],
])('Prefer: %s forces %s', async (prefer, outcome, error) => {
  const { app, refresh } = started();
  const answer = await refresh(prefer).expect(401, { error });
  expect(answer.headers).toMatchObject({
    'x-emulator-outcome': outcome,
    'preference-applied': `outcome=${outcome}`,
  });
  const listed = await request(app).get(`/__admin/requests?outcome=${outcome}`);
  expect(listed.body).toMatchObject({ total: 1, requests: [{ outcome }] });
});

it('lists what there is for a reason that the operation lacks, with a suggestion', async () => {
  const { app, refresh } = started();
  const bare = await request(app).post('/acme/logout').set('prefer', 'outcome=token-invalid/reused');
  expect(bare.body).toMatchObject({
    status: 400,
    detail:
      'logout has no response for outcome=token-invalid/reused; did you mean token-invalid? expected one of: 204 (signed-out), 401 (token-invalid)',
  });
  const misspelt = await refresh('outcome=token-invalid/resued');
  expect(misspelt.body).toMatchObject({
    detail: expect.stringContaining(
      'did you mean token-invalid/reused? expected one of: 200 (refreshed), 401',
    ),
  });
});

it('arms a scenario by reason, and by a name that only reasons have', async () => {
  const { refresh, arm } = started();
  await arm({ outcomes: ['token-invalid/ended', 'token-invalid'], operation: 'refresh' }).expect(201);
  await refresh().expect(401, { error: 'ended' });
  await refresh().expect(401, { error: 'reused' });
  await refresh().expect(200);
});

it('applies one scenario to each operation by its own reason', async () => {
  const { app, refresh, arm } = started();
  await arm({ outcome: 'token-invalid' }).expect(201);
  await refresh().expect('x-emulator-outcome', 'token-invalid/reused');
  await request(app).post('/acme/logout').expect('x-emulator-outcome', 'token-invalid');
});

it('rejects a scenario with a reason that no operation has', async () => {
  const { arm } = started();
  const answer = await arm({ outcome: 'token-invalid/late' }).expect(422);
  expect(JSON.stringify(answer.body)).toContain(
    'token-invalid/late cannot happen here; did you mean token-invalid/ended? expected one of refreshed, token-invalid/reused',
  );
});

it('finds all reasons of a name in the journal', async () => {
  const { app, refresh } = started();
  await refresh('outcome=token-invalid/reused');
  await refresh('outcome=token-invalid/ended');
  await refresh('outcome=token-expired');
  const listed = await request(app).get('/__admin/requests?outcome=token-invalid');
  expect(listed.body).toMatchObject({ total: 2 });
});

import { expect, it } from '@jest/globals';
import request from 'supertest';
import type { Entry } from '../../src/index.ts';
import { testEmulator } from '../support/emulator.ts';
import { handmade } from '../support/handmade.ts';
import { listenerOf } from '../support/planes.ts';

it('shows only the kind of secrets that belong to no account, and marks replies by outcome', async () => {
  const provider = handmade(
    {
      login: {
        method: 'POST',
        template: '/login',
        body: { 'application/json': { check: (_value): _value is unknown => true, fields: {} } },
        reads: { headers: { 'x-csrf': 'csrf' }, cookies: {}, query: {} },
        secrets: {
          request: { fields: { secret: 'client-secret', name: 'plain' } },
          responses: { 200: { fields: { ticket: 'session' } } },
          byOutcome: { 'second-factor-required': { fields: { ticket: 'challenge' } } },
        },
        replies: {
          'second-factor-required': { status: 200, body: { ticket: 'T-1', next: 'code' } },
          'signed-in': { status: 200, body: { ticket: 'S-1', next: 'home' } },
        },
      },
    },
    { basePath: '/x' },
  );
  const entries: Entry[] = [];
  const app = listenerOf(testEmulator({ providers: [provider] }).emulator, {
    record: (entry) => void entries.push(entry),
  });
  const login = () =>
    request(app).post('/x/login').set('x-csrf', 'csrf-value').send({ secret: 'hush', name: 'app' });
  await login().expect(200);
  await login().set('prefer', 'outcome=signed-in').expect(200);
  expect(
    entries.map(({ request: kept, response }) => [kept?.headers['x-csrf'], kept?.body, response?.body]),
  ).toEqual([
    ['‹csrf›', { secret: '‹client-secret›', name: 'app' }, { ticket: '‹challenge›', next: 'code' }],
    ['‹csrf›', { secret: '‹client-secret›', name: 'app' }, { ticket: '‹session 2›', next: 'home' }],
  ]);
});

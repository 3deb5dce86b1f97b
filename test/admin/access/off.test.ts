import { expect, it } from '@jest/globals';
import { answerTo, guarded, problem, problemOf } from './guarded.ts';

const off = problem(
  404,
  'Not found',
  'the control plane is off (--no-admin); only GET /__admin/health is available',
);

it.each([
  ['without a token', {}, {}],
  ['with the right token', { token: 'right' }, { authorization: 'Bearer right' }],
])('answers only health when the control plane is off, %s', (_how, access, headers) =>
  guarded({ admin: false, adminOrigins: ['https://qa.example'], ...access }, async (server) => {
    expect((await answerTo(server, 'GET', '/__admin/health')).status).toBe(200);
    const paths = [
      '/outbox',
      '/reset',
      '/session',
      '/docs',
      '/console',
      '/ca.pem',
      '/health/',
      '/nowhere',
      '',
    ];
    for (const method of ['GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'OPTIONS', 'TRACE'] as const)
      for (const path of paths)
        expect(problemOf(await answerTo(server, method, `/__admin${path}`, headers))).toEqual(off);
    const origin = 'https://qa.example';
    expect(problemOf(await answerTo(server, 'OPTIONS', '/__admin/outbox', { origin }))).toEqual(off);
    expect(problemOf(await answerTo(server, 'POST', '/__admin/health', headers))).toEqual(off);
    expect((await answerTo(server, 'HEAD', '/__admin/outbox', headers)).status).toBe(404);
  }),
);

it('still serves the providers', () =>
  guarded({ admin: false }, async (server) => {
    const body = JSON.stringify({ login: 'plain@example.com', passwd: 'Password-1' });
    const json = { 'content-type': 'application/json' };
    expect((await answerTo(server, 'POST', '/apiv2/login', json, body)).status).toBe(200);
  }));

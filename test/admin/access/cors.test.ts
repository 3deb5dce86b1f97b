import { expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { answerTo, guarded } from './guarded.ts';

const origin = 'https://qa.example';
const adminOrigins = [origin, 'http://localhost:5173'];
const token = 'the main token';

const readable = {
  'access-control-allow-origin': origin,
  'access-control-allow-credentials': 'true',
  vary: 'Origin',
};

it('answers the preflight of an allowed page without a token', () =>
  guarded({ adminOrigins, token }, async (server) => {
    const response = await answerTo(server, 'OPTIONS', '/__admin/clock', {
      origin,
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'authorization,content-type,x-emulator-namespace',
    });
    expect({ status: response.status, text: response.text }).toEqual({ status: 204, text: '' });
    expect(corsOf(response)).toEqual({
      ...readable,
      'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE',
      'access-control-allow-headers': 'authorization,content-type,x-emulator-namespace',
      vary: 'Origin, Access-Control-Request-Headers',
      'access-control-max-age': '600',
    });
  }));

it('lets an allowed page read every response, including errors', () =>
  guarded({ adminOrigins, token }, async (server) => {
    const wanted = [
      [200, '/__admin/outbox', { origin, authorization: `Bearer ${token}` }],
      [401, '/__admin/outbox', { origin }],
      [404, '/__admin/nowhere', { origin, authorization: `Bearer ${token}` }],
    ] as const;
    for (const [status, path, headers] of wanted) {
      const response = await answerTo(server, 'GET', path, headers);
      expect({ status: response.status, cors: corsOf(response) }).toEqual({ status, cors: readable });
    }
  }));

it('sends Vary: Origin when the request has no Origin', () =>
  guarded({ adminOrigins }, async (server) => {
    for (const path of ['/__admin/health', '/__admin/outbox'])
      expect(corsOf(await answerTo(server, 'GET', path))).toEqual({ vary: 'Origin' });
  }));

it('sends no CORS headers to a page that may not call', () =>
  guarded({ adminOrigins }, async (server) => {
    for (const foreign of [
      'https://evil.example',
      'https://qa.example.evil.com',
      'http://qa.example',
      'null',
    ]) {
      for (const method of ['OPTIONS', 'GET'] as const) {
        const response = await answerTo(server, method, '/__admin/outbox', {
          origin: foreign,
          'access-control-request-method': 'DELETE',
        });
        expect({ status: response.status, cors: corsOf(response) }).toEqual({ status: 403, cors: {} });
      }
    }
  }));

it('treats OPTIONS without an Origin as an ordinary call', () =>
  guarded({ adminOrigins, token }, async (server) => {
    expect((await answerTo(server, 'OPTIONS', '/__admin/outbox')).status).toBe(401);
  }));

function corsOf({ headers }: Response) {
  const entries = Object.entries(headers as Record<string, string>);
  return Object.fromEntries(
    entries.filter(([name]) => name === 'vary' || name.startsWith('access-control-')),
  );
}

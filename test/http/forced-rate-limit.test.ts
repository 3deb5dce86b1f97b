import { expect, it } from '@jest/globals';
import request from 'supertest';
import { frozenAt, testApp } from '../support/app.ts';

const targets = [
  ['rocketchat', 'documented', '/api/v1/login', 1],
  ['rocketchat', 'observed', '/api/v1/login', 1],
  ['onlyoffice', 'observed', '/api/2.0/authentication', 1000],
] as const;

it.each(targets)(
  'sends the reset time of the request budget when a 429 of %s %s is forced',
  async (provider, profile, path, unit) => {
    const app = testApp({ providers: [provider], profile });
    await request(app).patch('/__admin/clock').send({ advanceSeconds: 3600 });
    const reset = String((Date.parse(frozenAt) + 3_660_000) / unit);
    const expected = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    const preferred = await request(app).post(path).set('prefer', 'code=429').send({});
    expect(preferred.headers).toMatchObject(expected);
    await request(app).post('/__admin/scenarios').send({ provider, outcome: 'rate-limited' });
    const armed = await request(app).post(path).send({});
    expect([armed.status, armed.headers]).toMatchObject([429, expected]);
    expect(armed.get('x-ratelimit-limit')).toBe(preferred.get('x-ratelimit-limit'));
  },
);

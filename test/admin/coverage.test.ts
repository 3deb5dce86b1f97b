import { expect, it } from '@jest/globals';
import request from 'supertest';
import type { Coverage } from '../../src/coverage/document.ts';
import { readCoverage } from '../../src/coverage/read.ts';
import { testApp } from '../support/app.ts';

const calls = '/__admin/coverage';
const login = '/api/v1/login';

type App = ReturnType<typeof testApp>;

/** The call's response, read with the reader that checks its totals. */
async function coverageOf(app: App): Promise<Coverage> {
  const { text } = await request(app).get(calls).expect(200);
  const document = readCoverage(text);
  if ('wrong' in document) throw new Error(document.wrong);
  expect(JSON.parse(text)).toEqual(document);
  return document;
}

it('lists every outcome, with the percentage over called operations', async () => {
  const app = testApp();
  await request(app).post(login).send({ user: 'plain', password: 'Password-1' }).expect(200);
  await request(app).post(login).send({ user: 'plain', password: 'Wrong-1' }).expect(401);
  const { entries, ...sums } = await coverageOf(app);
  const called = entries.filter((entry) => entry.called);
  expect([...new Set(called.map(({ provider, operation }) => `${provider} ${operation}`))]).toEqual([
    'rocketchat login',
  ]);
  expect(called.filter(({ count }) => count > 0).map(({ outcome, count }) => [outcome, count])).toEqual([
    ['signed-in', 1],
    ['invalid-credentials', 1],
  ]);
  expect(sums).toEqual({
    format: 'login-emulator/coverage',
    version: 1,
    total: entries.length,
    met: 2,
    totalOfCalled: called.length,
    percent: (100 * 2) / called.length,
  });
});

it('counts an operation as called when its response was lost', async () => {
  const app = testApp();
  await request(app)
    .post('/__admin/scenarios')
    .send({ fault: 'EMPTY_RESPONSE', provider: 'rocketchat' })
    .expect(201);
  await expect(request(app).post(login).send({ user: 'plain', password: 'Password-1' })).rejects.toThrow();
  const { entries, met, totalOfCalled, percent } = await coverageOf(app);
  expect([met, percent]).toEqual([0, 0]);
  expect(totalOfCalled).toBe(
    entries.filter(({ provider, operation }) => provider === 'rocketchat' && operation === 'login').length,
  );
});

it('counts nothing for an unknown path, or after clearing', async () => {
  const app = testApp();
  await request(app).post('/api/v1/lgoin').send({}).expect(404);
  expect(await coverageOf(app)).toMatchObject({ met: 0, totalOfCalled: 0, percent: 0 });
  await request(app).post(login).send({ user: 'plain', password: 'Password-1' }).expect(200);
  await request(app).delete(calls).expect(204);
  expect(await coverageOf(app)).toMatchObject({ met: 0, totalOfCalled: 0, percent: 0 });
});

import { expect, it } from '@jest/globals';
import request from 'supertest';
import { createRedisStore } from '../../src/store/redis.ts';
import { testAppOver } from '../support/app.ts';
import { useRedis } from '../support/use-redis.ts';

const password = 'Password-1';
const tenYears = 10 * 365 * 24 * 60 * 60;

const redis = useRedis();

it.each([
  ['interserver', '/apiv2/login', { login: 'plain@example.com', passwd: password }],
  ['rocketchat', '/api/v1/login', { user: 'plain', password }],
  ['misaka', '/v3/session/login', { email: 'plain@example.com', password }],
  ['onlyoffice', '/api/2.0/authentication', { userName: 'plain@example.com', password }],
])('expires the ended sessions of %s in Redis too, for every process', async (provider, path, body) => {
  const url = redis.newDatabase();
  const [store, other] = [await createRedisStore(url), await createRedisStore(url)];
  const sessionsIn = async (one: typeof store) => (await one.list('default', `${provider}/sessions/`)).size;
  try {
    const { app } = testAppOver(store);
    const { app: beside } = testAppOver(other);
    for (let count = 0; count < 53; count += 1)
      await request(count % 2 === 0 ? app : beside)
        .post(path)
        .send(body)
        .expect(200);
    expect(await sessionsIn(other)).toBeGreaterThanOrEqual(53);
    await request(app).patch('/__admin/clock').send({ advanceSeconds: tenYears }).expect(200);
    await request(beside).post(path).send(body).expect(200);
    expect(await sessionsIn(store)).toBeLessThanOrEqual(2);
    expect(await sessionsIn(other)).toBe(await sessionsIn(store));
  } finally {
    await Promise.all([store.close(), other.close()]);
  }
});

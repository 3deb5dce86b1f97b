import { expect, it } from '@jest/globals';
import { createRedisStore } from '../../src/store/redis.ts';
import { freePort } from '../support/free-port.ts';
import { whyNot } from './why-not.ts';

it('does not start where no Redis is, and says so without the password', async () => {
  const port = await freePort();
  expect(await whyNot(() => createRedisStore(`redis://tom:secret@127.0.0.1:${port}/3`))).toBe(
    `StoreError: the store redis://127.0.0.1:${port}/3 is not reachable: connect ECONNREFUSED 127.0.0.1:${port}`,
  );
});

import { expect, it } from '@jest/globals';
import { createRedisStore } from '../../src/store/redis.ts';
import { freePort } from '../support/free-port.ts';
import { whyNot } from './why-not.ts';

it('does not start when Redis is not reachable, and hides the password in the error', async () => {
  const port = await freePort();
  expect(await whyNot(() => createRedisStore(`redis://tom:secret@127.0.0.1:${port}/3`))).toBe(
    `StoreError: the store redis://127.0.0.1:${port}/3 is not reachable: connect ECONNREFUSED 127.0.0.1:${port}`,
  );
});

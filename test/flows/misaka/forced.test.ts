import { expect, it } from '@jest/globals';
import { bearer, fieldOf } from '../../exchanges/misaka/documented/ways.ts';
import { testEmulator } from '../../support/emulator.ts';

it('returns the same body for a sliding token when who-am-i is forced', async () => {
  const { send } = testEmulator();
  const body = { email: 'plain@example.com', password: 'Password-1', sliding: true };
  const token = fieldOf(await send('misaka', 'login', body), 'sliding_token');
  const headers = bearer(token);
  const asked = await send('misaka', 'getToken', undefined, { headers });
  const forced = await send('misaka', 'getToken', undefined, { headers, preferred: 'who-am-i' });
  expect(forced.body).toEqual(asked.body);
});

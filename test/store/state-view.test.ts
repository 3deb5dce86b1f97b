import { expect, it } from '@jest/globals';
import { createKeyCache } from '../../src/store/state-view.ts';

it('returns the same address for a record each time, also when there are more records than the cache stores', () => {
  const addressOf = createKeyCache('misaka');
  const keys = Array.from({ length: 1200 }, (_none, index) => `account-${index}`);
  const addresses = [...keys, ...keys].map((key) => addressOf('accounts', key));
  expect(addresses).toEqual([...keys, ...keys].map((key) => `misaka/accounts/${key}`));
  expect(addressOf('logins', 'account-1')).toBe('misaka/logins/account-1');
});

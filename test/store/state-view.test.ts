import { expect, it } from '@jest/globals';
import { createKeyCache } from '../../src/store/state-view.ts';

it('gives each record its own address, the same whenever it is asked, also of more than it remembers', () => {
  const addressOf = createKeyCache('misaka');
  const keys = Array.from({ length: 1200 }, (_none, index) => `account-${index}`);
  const addresses = [...keys, ...keys].map((key) => addressOf('accounts', key));
  expect(addresses).toEqual([...keys, ...keys].map((key) => `misaka/accounts/${key}`));
  expect(addressOf('logins', 'account-1')).toBe('misaka/logins/account-1');
});

import { expect, it } from '@jest/globals';
import { createMemoryStore } from '../../src/store/memory.ts';
import { createTransact } from '../../src/store/transaction.ts';
import { storesInProcess } from '../support/stores.ts';
import { itConforms } from './conformance-of-stores.ts';

itConforms(storesInProcess);

it('runs a step synchronously when everything is loaded', () => {
  const transact = createTransact(createMemoryStore());
  const place = { namespace: 'a', provider: 'p', base: { get: () => undefined }, now: 1000 };
  const step = { run: () => 'done', contenders: () => '' };
  expect(transact(place, step)).toBe('done');
});

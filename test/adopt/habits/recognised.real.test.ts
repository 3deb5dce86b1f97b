import { expect, it } from '@jest/globals';
import { contractOf } from '../contracts.ts';
import { readKeys } from '../keys.ts';
import { habitIn } from './contracts.ts';

// a package has up to 45 MB, and an app is installed with all its packages
const longestFetchMs = 600_000;

// none of them is of a framework whose habits are known
it.each(
  readKeys()
    .filter(({ tuned }) => tuned)
    .map((key) => ({ name: key.name, key })),
)(
  'recognises no framework in the contract of $name',
  async ({ key }) => {
    expect(habitIn(await contractOf(key.contract))?.name).toBeUndefined();
  },
  longestFetchMs,
);

import { expect, it } from '@jest/globals';
import { contractOf } from './contracts.ts';
import { keyProblems } from './key-problems.ts';
import { readKeys } from './keys.ts';

// a package has up to 45 MB, and an app is installed with all its packages
const longestFetchMs = 600_000;

it.each(readKeys().map((key) => ({ name: key.name, key })))(
  'states only what the contract of $name shows',
  async ({ key }) => {
    expect(keyProblems(key, await contractOf(key.contract))).toEqual([]);
  },
  longestFetchMs,
);

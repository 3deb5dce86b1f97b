import { expect, it } from '@jest/globals';
import type { Entry } from '../../src/journal/entry.ts';
import { weightOf } from '../../src/journal/weight.ts';

const entry: Entry = { at: 0, method: 'POST', path: '/api/v1/login', status: 401, trace: [] };
const long = 'a'.repeat(1_000_000);

it('counts a login that no account has, however long it is', () => {
  expect(weightOf({ ...entry, account: long }) - weightOf(entry)).toBe(1_000_000);
});

it('counts a body that came compressed by what it holds', () => {
  const headers = { 'content-encoding': 'gzip', 'content-length': '900' };
  expect(weightOf({ ...entry, request: { headers, body: { [long]: '‹redacted›' } } })).toBeGreaterThan(
    3_000_000,
  );
});

it('counts the names in a query and in headers', () => {
  const request = { headers: { [long]: '‹redacted›' }, query: { [long]: '‹redacted›' } };
  expect(weightOf({ ...entry, request })).toBeGreaterThan(4_000_000);
});

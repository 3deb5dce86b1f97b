import { expect, it } from '@jest/globals';
import type { Entry } from '../../src/journal/entry.ts';
import { estimateSize } from '../../src/journal/entry-buffer.ts';

const entry: Entry = { at: 0, method: 'POST', path: '/api/v1/login', status: 401, trace: [] };
const long = 'a'.repeat(1_000_000);

it('includes an unknown login of any length in the size', () => {
  expect(estimateSize({ ...entry, account: long }) - estimateSize(entry)).toBe(1_000_000);
});

it('estimates a compressed body by its decompressed size', () => {
  const headers = { 'content-encoding': 'gzip', 'content-length': '900' };
  expect(estimateSize({ ...entry, request: { headers, body: { [long]: '‹redacted›' } } })).toBeGreaterThan(
    3_000_000,
  );
});

it('includes names of query parameters and headers in the size', () => {
  const request = { headers: { [long]: '‹redacted›' }, query: { [long]: '‹redacted›' } };
  expect(estimateSize({ ...entry, request })).toBeGreaterThan(4_000_000);
});

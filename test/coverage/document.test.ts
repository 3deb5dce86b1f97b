import { expect, it } from '@jest/globals';
import { catalogues } from '../../src/generated/catalogues.ts';
import { createCoverageCounts } from '../../src/journal/coverage.ts';
import { coverageOf, percentOf } from '../../src/coverage/document.ts';
import { merged } from '../../src/coverage/merge.ts';
import { readCoverage } from '../../src/coverage/read.ts';
import { recorded } from '../journal/entries.ts';
import { documentWith, entry } from './documents.ts';

it('holds every outcome of the contracts, met or not, with its evidence', async () => {
  const counts = createCoverageCounts();
  const entries = await recorded(async ({ send }) => {
    await send('/apiv2/login', { login: 'plain@example.com', passwd: 'Password-1' });
    await send(
      '/apiv2/login',
      { login: 'plain@example.com', passwd: 'Wrong-1' },
      { headers: { 'x-emulator-namespace': 'w1' } },
    );
    await send('/apiv2/login', { login: 'plain@example.com', passwd: 'Wrong-1' });
    await send('/apiv2/lgoin', {});
    await send('/v3/session/login', {}, { headers: { prefer: 'outcome=unavailable' } });
  });
  for (const one of entries) counts.add(one);
  const { documented } = catalogues['interserver'] ?? {};
  const coverage = await coverageOf([{ provider: 'interserver', profile: 'documented' }], counts.counts());
  const own = coverage.entries.filter(({ provider }) => provider === 'interserver');
  expect(own.map(({ outcome, status, provenance }) => ({ outcome, status, provenance }))).toEqual(
    documented?.outcomes.map(({ outcome, status, provenance }) => ({ outcome, status, provenance })),
  );
  expect(coverage.entries.filter(({ count }) => count > 0)).toEqual([
    entry('signed-in', 1, { provider: 'interserver' }),
    entry('invalid-credentials', 2, { provider: 'interserver', status: 402, provenance: 'inferred' }),
    entry('unavailable', 1, { provider: 'misaka', status: 503, provenance: 'inferred' }),
  ]);
  const total = own.length + (catalogues['misaka']?.['documented']?.outcomes.length ?? 0);
  expect({ met: coverage.met, total: coverage.total }).toEqual({ met: 3, total });
  counts.clear();
  expect((await coverageOf([{ provider: 'misaka', profile: 'documented' }], counts.counts())).met).toBe(0);
});

it('counts no answer that was lost, and tells apart statuses of one outcome', () => {
  const counts = createCoverageCounts();
  const met = {
    at: 0,
    method: 'POST',
    path: '/',
    trace: [],
    provider: 'a',
    profile: 'documented',
    operation: 'login',
  };
  const response = { headers: {} };
  for (const status of [400, 422, 400])
    counts.add({ ...met, outcome: 'malformed-request', status, response });
  counts.add({ ...met, outcome: 'malformed-request', status: 400 });
  counts.add({ ...met, outcome: 'malformed-request', status: 400, response, operation: 'logout' });
  counts.add({ at: 0, method: 'POST', path: '/', trace: [], status: 404 });
  expect(counts.counts().map(({ operation, status, count }) => [operation, status, count])).toEqual([
    ['login', 400, 2],
    ['login', 422, 1],
    ['logout', 400, 1],
  ]);
});

it('adds up what several emulators have met', () => {
  const one = documentWith(entry('signed-in', 2), entry('locked-out', 0));
  const other = documentWith(
    entry('locked-out', 1),
    entry('signed-in', 1),
    entry('signed-in', 0, { provider: 'other' }),
  );
  expect(merged([one, other])).toEqual({
    format: 'login-emulator/coverage',
    version: 1,
    entries: [entry('signed-in', 3), entry('locked-out', 1), entry('signed-in', 0, { provider: 'other' })],
    total: 3,
    met: 2,
  });
});

it('counts all of nothing as met', () => {
  expect(percentOf(documentWith())).toBe(100);
});

it.each([
  ['nothing', '', 'is no JSON object; expected what coverage --format json prints'],
  [
    'another’s JSON',
    '{"format":"other"}',
    'is no coverage document; expected what coverage --format json prints',
  ],
  [
    'a newer one',
    '{"format":"login-emulator/coverage","version":2}',
    'has version 2; this login-emulator reads version 1: use the one that wrote it',
  ],
  [
    'one that lacks something',
    '{"format":"login-emulator/coverage","version":1,"entries":[{"provider":"a"}]}',
    'is broken: its entries are not whole',
  ],
])('refuses %s', (_name, text, wrong) => {
  expect(readCoverage(text)).toEqual({ wrong });
});

it('reads what it has written', () => {
  const document = documentWith(entry('signed-in', 2), entry('locked-out', 0));
  expect(readCoverage(JSON.stringify(document))).toEqual(document);
});

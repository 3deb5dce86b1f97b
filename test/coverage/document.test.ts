import { expect, it } from '@jest/globals';
import { createCoverageCounts } from '../../src/coverage/counts.ts';
import { coverageOf, merged } from '../../src/coverage/document.ts';
import { readCoverage } from '../../src/coverage/read.ts';
import { recorded } from '../journal/entries.ts';
import { catalogueOf } from '../support/catalogue.ts';
import { documentWith, entry } from './documents.ts';

it('contains every outcome of the contracts with its provenance, reached or not', async () => {
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
  const interserver = { provider: 'interserver', profile: 'documented' };
  const misaka = { provider: 'misaka', profile: 'documented' };
  const coverage = await coverageOf([interserver], counts.counts(), catalogueOf);
  const documented = await catalogueOf(interserver);
  const own = coverage.entries.filter(({ provider }) => provider === 'interserver');
  expect(own.map(({ outcome, status, provenance }) => ({ outcome, status, provenance }))).toEqual(
    documented.outcomes.map(({ outcome, status, provenance }) => ({ outcome, status, provenance })),
  );
  expect(coverage.entries.filter(({ count }) => count > 0)).toEqual([
    entry('signed-in', 1, { provider: 'interserver' }),
    entry('invalid-credentials', 2, { provider: 'interserver', status: 402, provenance: 'inferred' }),
    entry('unavailable', 1, { provider: 'misaka', status: 503, provenance: 'inferred' }),
  ]);
  const total = own.length + (await catalogueOf(misaka)).outcomes.length;
  expect({ met: coverage.met, total: coverage.total }).toEqual({ met: 3, total });
  const called = coverage.entries.filter((one) => one.called);
  expect(new Set(called.map(({ provider, operation }) => `${provider} ${operation}`))).toEqual(
    new Set(['interserver login', 'misaka login']),
  );
  const totalOfCalled = coverage.entries.filter(({ operation }) => operation === 'login').length;
  expect([coverage.totalOfCalled, coverage.percent]).toEqual([totalOfCalled, (100 * 3) / totalOfCalled]);
  counts.clear();
  expect((await coverageOf([misaka], counts.counts(), catalogueOf)).met).toBe(0);
});

it('counts each status of an outcome separately, and does not count a lost answer', () => {
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

it('counts an operation as called when it sent only an error reply, or its answer was lost', async () => {
  const counts = createCoverageCounts();
  const contract = { provider: 'rocketchat', profile: 'documented' };
  const met = { at: 0, method: 'POST', path: '/', trace: [], ...contract };
  counts.add({ ...met, operation: 'login', status: 415, response: { headers: {} } });
  counts.add({ ...met, operation: 'logout', outcome: 'signed-out', status: 200 });
  const {
    entries,
    met: howMany,
    totalOfCalled,
    percent,
  } = await coverageOf([contract], counts.counts(), catalogueOf);
  const called = entries.filter((one) => one.called);
  expect(new Set(called.map(({ operation }) => operation))).toEqual(new Set(['login', 'logout']));
  expect([howMany, totalOfCalled, percent]).toEqual([0, called.length, 0]);
});

it('adds up the outcomes that several emulators reached', () => {
  const one = documentWith(entry('signed-in', 2), entry('locked-out', 0));
  const other = documentWith(
    entry('locked-out', 1),
    entry('signed-in', 1),
    entry('signed-in', 0, { provider: 'other', called: false }),
  );
  expect(merged([one, other])).toEqual({
    format: 'login-emulator/coverage',
    version: 1,
    entries: [
      entry('signed-in', 3),
      entry('locked-out', 1),
      entry('signed-in', 0, { provider: 'other', called: false }),
    ],
    total: 3,
    met: 2,
    totalOfCalled: 2,
    percent: 100,
  });
});

it('counts an operation as called when one of several emulators received a request for it', () => {
  const asked = documentWith(entry('signed-in', 0));
  const idle = documentWith(entry('signed-in', 0, { called: false }));
  for (const both of [
    [asked, idle],
    [idle, asked],
  ]) {
    expect(merged(both)).toEqual(asked);
  }
});

it('returns 0 percent when there are no outcomes', () => {
  expect(documentWith()).toMatchObject({ total: 0, totalOfCalled: 0, percent: 0 });
  expect(documentWith(entry('signed-in', 0, { called: false }))).toMatchObject({
    total: 1,
    totalOfCalled: 0,
    percent: 0,
  });
});

it.each([
  ['an empty text', '', "isn't a JSON object; expected output of coverage --format json"],
  [
    'the JSON of another tool',
    '{"format":"other"}',
    "isn't a coverage document; expected output of coverage --format json",
  ],
  [
    'a newer document',
    '{"format":"login-emulator/coverage","version":2}',
    'has version 2; this login-emulator reads version 1: use the version that wrote it',
  ],
  [
    'a document without a member',
    '{"format":"login-emulator/coverage","version":1,"entries":[{"provider":"a"}]}',
    'is invalid: its entries are incomplete',
  ],
  [
    'a document with an invalid member',
    JSON.stringify(documentWith(entry('signed-in', 1))).replace('"called":true', '"called":"yes"'),
    'is invalid: its entries are incomplete',
  ],
])('rejects %s', (_name, text, wrong) => {
  expect(readCoverage(text)).toEqual({ wrong });
});

it('reads a document that it has written', () => {
  const document = documentWith(entry('signed-in', 2), entry('locked-out', 0));
  expect(readCoverage(JSON.stringify(document))).toEqual(document);
});

it('derives called operations from reached outcomes when a document lacks the field called', () => {
  const own = { provider: 'vendor', profile: 'documented', status: 200, provenance: 'documented' };
  const entries = [
    { ...own, operation: 'login', outcome: 'signed-in', count: 2 },
    { ...own, operation: 'login', outcome: 'locked-out', count: 0 },
    { ...own, operation: 'logout', outcome: 'signed-out', count: 0 },
  ];
  const format = 'login-emulator/coverage';
  expect(readCoverage(JSON.stringify({ format, version: 1, entries, total: 3, met: 1 }))).toEqual(
    documentWith(
      entry('signed-in', 2),
      entry('locked-out', 0),
      entry('signed-out', 0, { operation: 'logout', called: false }),
    ),
  );
});

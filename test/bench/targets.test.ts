import { expect, it } from '@jest/globals';
import type { CallTimes } from '../../bench/calls.ts';
import { resultsOf } from '../../bench/results.ts';
import { timesOf } from '../../bench/statistics.ts';
import { targetLines } from '../../bench/targets.ts';

it('reports each target as passed, failed, or undecided when the rounds disagree', () => {
  const samples = [1.2, 1.6, 2.4, 2.8].flatMap((startMs, round) => [
    { system: 'emulator' as const, round, figures: { startMs, requestsPerSecond: 400 } },
    { system: 'first-start' as const, round, figures: { startMs: startMs - 1 } },
    { system: 'node' as const, round, figures: { startMs: 1, requestsPerSecond: 1000 } },
    { system: 'prism' as const, round, figures: { startMs: 100 } },
  ]);
  const burdens = [800, 950, 970].flatMap((requestsPerSecond, round) => [
    { system: 'emulator' as const, round, figures: { requestsPerSecond: 1000 } },
    { system: 'armed' as const, round, figures: { requestsPerSecond } },
    { system: 'patched' as const, round, figures: { requestsPerSecond: 800 } },
    { system: 'without-journal' as const, round, figures: { requestsPerSecond: 1100 } },
  ]);
  const calls: CallTimes = {
    reset: timesOf([0.2, 0.3, 0.4, 9]),
    namespace: timesOf([4, 5, 6]),
    'first-request': timesOf([5, 5, 5]),
  };
  const found = targetLines({
    results: resultsOf(samples),
    size: { packages: 3, megabytes: 9.96 },
    calls,
    burdens: resultsOf(burdens),
  });
  expect(found).toEqual([
    'start at most 2 × bare node:http: undecided, 2.00 (1.50–2.50)',
    'first start at most 2 × bare node:http: passed, 1.00 (0.50–1.50)',
    'start at most 0.1 × Prism: passed, 0.020 (0.015–0.025)',
    'requests/s at least 0.5 × bare node:http: failed, 0.40',
    'installed at most 10 MB: passed, 10.0',
    'a reset with 100 000 accounts under 5 ms: passed, 0.35 (0.28–2.55)',
    'a new namespace with 100 000 accounts under 5 ms: undecided, 5.00 (4.50–5.50)',
    'the first login in a namespace with 100 000 accounts under 5 ms: failed, 5.00',
    'requests/s with a scenario armed at least 0.9 × without: undecided, 0.95 (0.88–0.96)',
    'requests/s under a patch at least 0.9 × without: failed, 0.80',
    'requests/s with the journal at least 0.9 × without: passed, 0.91',
  ]);
});

it('reports targets without measurements as not measured', () => {
  const nothing = resultsOf([]);
  const size = { unknown: 'the packed package does not serve a login' };
  expect(targetLines({ results: nothing, size, calls: undefined, burdens: nothing })).toEqual([
    'start at most 2 × bare node:http: not measured',
    'first start at most 2 × bare node:http: not measured',
    'start at most 0.1 × Prism: not measured',
    'requests/s at least 0.5 × bare node:http: not measured',
    'installed at most 10 MB: not measured',
    'a reset with 100 000 accounts under 5 ms: not measured',
    'a new namespace with 100 000 accounts under 5 ms: not measured',
    'the first login in a namespace with 100 000 accounts under 5 ms: not measured',
    'requests/s with a scenario armed at least 0.9 × without: not measured',
    'requests/s under a patch at least 0.9 × without: not measured',
    'requests/s with the journal at least 0.9 × without: not measured',
  ]);
});

import { expect, it } from '@jest/globals';
import { resultsOf } from '../../bench/results.ts';
import { targetLines } from '../../bench/targets.ts';

it('says of each target whether it is met, and when the rounds do not agree', () => {
  const samples = [1.2, 1.6, 2.4, 2.8].flatMap((startMs, round) => [
    { system: 'emulator' as const, round, figures: { startMs, requestsPerSecond: 400 } },
    { system: 'first-start' as const, round, figures: { startMs: startMs - 1 } },
    { system: 'node' as const, round, figures: { startMs: 1, requestsPerSecond: 1000 } },
    { system: 'prism' as const, round, figures: { startMs: 100 } },
  ]);
  expect(targetLines(resultsOf(samples), { packages: 3, megabytes: 9.96 })).toEqual([
    'start at most 2 × bare node:http: undecided, 2.00 (1.50–2.50)',
    'first start at most 2 × bare node:http: met, 1.00 (0.50–1.50)',
    'start at most 0.1 × Prism: met, 0.020 (0.015–0.025)',
    'requests/s at least 0.5 × bare node:http: not met, 0.40',
    'installed at most 10 MB: met, 10.0',
  ]);
});

it('judges nothing that was not measured', () => {
  expect(targetLines(resultsOf([]), { unknown: 'the package as packed does not serve a login' })).toEqual([
    'start at most 2 × bare node:http: not measured',
    'first start at most 2 × bare node:http: not measured',
    'start at most 0.1 × Prism: not measured',
    'requests/s at least 0.5 × bare node:http: not measured',
    'installed at most 10 MB: not measured',
  ]);
});

import { expect, it } from '@jest/globals';
import { burdensIn } from '../../bench/burdens.ts';
import { burdenTable, callTable } from '../../bench/control-plane-tables.ts';
import { resultsOf } from '../../bench/results.ts';
import { timesOf } from '../../bench/statistics.ts';

it('formats the times of control plane calls with the 99th percentile', () => {
  const hundred = Array.from({ length: 101 }, (_, index) => index / 100);
  const table = callTable({
    reset: timesOf(hundred),
    namespace: timesOf([1.5]),
    'first-request': timesOf([0.5]),
  });
  expect(table.split('\n')).toEqual([
    '| with 100 000 fixture accounts                    | ms               | p99, ms | times |',
    '| ------------------------------------------------ | ---------------- | ------- | ----- |',
    '| `POST /__admin/reset`                            | 0.50 (0.25–0.75) | 0.99    | 101   |',
    '| `PUT /__admin/namespaces/{name}`                 | 1.50             | 1.50    | 1     |',
    '| the first login in a namespace, which creates it | 0.50             | 0.50    | 1     |',
  ]);
});

it('formats the costs of scenarios and the journal', () => {
  const results = resultsOf([
    { system: 'emulator', round: 0, figures: { requestsPerSecond: 1000, cpuMicroseconds: 20 } },
    { system: 'armed', round: 0, figures: { requestsPerSecond: 950, cpuMicroseconds: 21 } },
    { system: 'without-journal', round: 0, figures: { requestsPerSecond: 1050, cpuMicroseconds: 19 } },
  ]);
  expect(burdenTable(burdensIn('/nowhere'), results).split('\n')).toEqual([
    '| system                                  | requests/s | × no scenario | CPU µs a request | × no scenario |',
    '| --------------------------------------- | ---------- | ------------- | ---------------- | ------------- |',
    '| login-emulator, no scenario             | 1000       | 1.00          | 20.0             | 1.00          |',
    '| an outcome armed for another account    | 950        | 0.95          | 21.0             | 1.05          |',
    '| a patch of every account and the policy | –          | –             | –                | –             |',
    '| without the journal                     | 1050       | 1.05          | 19.0             | 0.95          |',
  ]);
});

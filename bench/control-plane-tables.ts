import type { Burden } from './burdens.ts';
import type { CallId, CallTimes } from './calls.ts';
import type { Results } from './results.ts';
import { shown } from './statistics.ts';
import { markdown, measured, type Column } from './tables.ts';

const burdenColumns: readonly Column[] = [
  { head: 'requests/s', measure: 'requestsPerSecond', digits: 0 },
  { head: '× no scenario', measure: 'requestsPerSecond', digits: 2, to: 'emulator' },
  { head: 'CPU µs a request', measure: 'cpuMicroseconds', digits: 1 },
  { head: '× no scenario', measure: 'cpuMicroseconds', digits: 2, to: 'emulator' },
];

const titles = {
  reset: '`POST /__admin/reset`',
  namespace: '`PUT /__admin/namespaces/{name}`',
  'first-request': 'the first login in a namespace, which creates it',
} as const satisfies Record<CallId, string>;

/** Renders the cost of scenarios and the journal as a Markdown table. */
export function burdenTable(burdens: readonly Burden[], results: Results): string {
  return measured(burdens, results, burdenColumns);
}

/** Renders the durations of the control plane's calls as a Markdown table. */
export function callTable(times: CallTimes): string {
  const ids: readonly CallId[] = ['reset', 'namespace', 'first-request'];
  const rows = ids.map((id) => {
    const { count, spread, p99 } = times[id];
    return [titles[id], shown(spread, 2), p99.toFixed(2), String(count)];
  });
  return markdown(['with 100 000 fixture accounts', 'ms', 'p99, ms', 'times'], rows);
}

import type { Burden } from './burdens.ts';
import type { CallId, CallTimes } from './calls.ts';
import type { Results } from './results.ts';
import { shown } from './statistics.ts';
import { markdown, measured, type Column } from './tables.ts';

const burdenColumns: readonly Column[] = [
  { head: 'requests/s', measure: 'requestsPerSecond', digits: 0 },
  { head: '× nothing switched on', measure: 'requestsPerSecond', digits: 2, to: 'emulator' },
  { head: 'CPU µs a request', measure: 'cpuMicroseconds', digits: 1 },
  { head: '× nothing switched on', measure: 'cpuMicroseconds', digits: 2, to: 'emulator' },
];

const titles = {
  reset: '`POST /__admin/reset`',
  namespace: '`PUT /__admin/namespaces/{name}`',
  'first-request': 'the first login in a namespace, which makes it',
} as const satisfies Record<CallId, string>;

/** What scenarios and the journal cost, in Markdown. */
export function burdenTable(burdens: readonly Burden[], results: Results): string {
  return measured(burdens, results, burdenColumns);
}

/** How long the calls of the control plane take, in Markdown. */
export function callTable(times: CallTimes): string {
  const ids: readonly CallId[] = ['reset', 'namespace', 'first-request'];
  const rows = ids.map((id) => {
    const { count, spread, p99 } = times[id];
    return [titles[id], shown(spread, 2), p99.toFixed(2), String(count)];
  });
  return markdown(['with 100 000 fixture accounts', 'ms', 'p99, ms', 'times'], rows);
}

import type { Results } from '../results.ts';
import { measured } from '../tables.ts';
import { verdicts, type Target } from '../targets.ts';
import type { System } from '../systems.ts';
import type { Spread } from '../statistics.ts';

/** Renders the table of the starts. */
export function startTable(systems: readonly System[], results: Results): string {
  return measured(systems, results, [
    { head: 'start to first login, ms', measure: 'startMs', digits: 0 },
    { head: '× built-in', measure: 'startMs', digits: 2, to: 'misaka' },
    { head: 'CPU to first login, ms', measure: 'startCpuMs', digits: 0 },
    { head: '× built-in', measure: 'startCpuMs', digits: 2, to: 'misaka' },
    { head: 'RSS at start, MB', measure: 'startedMegabytes', digits: 0 },
  ]);
}

/** Renders the table of the logins. */
export function loginTable(systems: readonly System[], results: Results): string {
  return measured(systems, results, [
    { head: 'logins/s', measure: 'requestsPerSecond', digits: 0 },
    { head: '× built-in', measure: 'requestsPerSecond', digits: 2, to: 'misaka' },
    { head: 'CPU µs a login', measure: 'cpuMicroseconds', digits: 1 },
    { head: '× built-in', measure: 'cpuMicroseconds', digits: 2, to: 'misaka' },
    { head: 'p99, ms', measure: 'p99Ms', digits: 2 },
  ]);
}

/** Returns a line for each target of declared providers. */
export function declaredTargets(starts: Results, logins: Results): readonly string[] {
  const atMost = (what: string, limit: number, found: Spread | undefined): Target => ({
    ...{ target: `${what} at most ${limit} × the start of a built-in provider`, found, digits: 2 },
    isMet: (value) => value <= limit,
  });
  return verdicts([
    atMost('start', 1.15, starts.ratio('declared', 'startMs', 'misaka')),
    atMost('CPU of a start', 1.15, starts.ratio('declared', 'startCpuMs', 'misaka')),
    atMost('start with a new contract', 2.5, starts.ratio('declared-changed', 'startMs', 'misaka')),
    atMost('first start', 2.5, starts.ratio('declared-first', 'startMs', 'misaka')),
    {
      target: 'logins/s at least 0.9 × those of a built-in provider',
      found: logins.ratio('declared', 'requestsPerSecond', 'misaka'),
      digits: 2,
      isMet: (value) => value >= 0.9,
    },
  ]);
}

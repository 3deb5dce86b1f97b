import type { CallId, CallTimes } from './calls.ts';
import type { Size } from './installed.ts';
import type { Results } from './results.ts';
import { shown, type Spread } from './statistics.ts';
import type { SystemId } from './systems.ts';

/** A limit of a figure. */
export interface Target {
  readonly target: string;
  readonly found: Spread | undefined;
  readonly digits: number;
  readonly isMet: (found: number) => boolean;
}

/** The measurements of a run; some may be missing. */
interface Measured {
  readonly results: Results;
  readonly size: Size | undefined;
  readonly calls: CallTimes | undefined;
  readonly burdens: Results;
}

/** Returns a line for each target, with its verdict and the measured figure. */
export function targetLines({ results, size, calls, burdens }: Measured): readonly string[] {
  const targets: readonly Target[] = [
    {
      target: 'start at most 2 × bare node:http',
      found: results.ratio('emulator', 'startMs', 'node'),
      digits: 2,
      isMet: (found) => found <= 2,
    },
    {
      target: 'first start at most 2 × bare node:http',
      found: results.ratio('first-start', 'startMs', 'node'),
      digits: 2,
      isMet: (found) => found <= 2,
    },
    {
      target: 'start at most 0.1 × Prism',
      found: results.ratio('emulator', 'startMs', 'prism'),
      digits: 3,
      isMet: (found) => found <= 0.1,
    },
    {
      target: 'requests/s at least 0.5 × bare node:http',
      found: results.ratio('emulator', 'requestsPerSecond', 'node'),
      digits: 2,
      isMet: (found) => found >= 0.5,
    },
    {
      target: 'installed at most 10 MB',
      found: size !== undefined && 'megabytes' in size ? exactly(size.megabytes) : undefined,
      digits: 1,
      isMet: (found) => found <= 10,
    },
    atOnce('a reset', 'reset', calls),
    atOnce('a new namespace', 'namespace', calls),
    atOnce('the first login in a namespace', 'first-request', calls),
    cheap('with a scenario armed', burdens, 'armed', 'emulator'),
    cheap('under a patch', burdens, 'patched', 'emulator'),
    cheap('with the journal', burdens, 'emulator', 'without-journal'),
  ];
  return verdicts(targets);
}

/** Returns a line for each target, with its verdict and the measured figure. */
export function verdicts(targets: readonly Target[]): readonly string[] {
  return targets.map(({ target, found, digits, isMet }) =>
    found === undefined
      ? `${target}: not measured`
      : `${target}: ${verdict(found, isMet)}, ${shown(found, digits)}`,
  );
}

function atOnce(what: string, id: CallId, calls: CallTimes | undefined): Target {
  return {
    target: `${what} with 100 000 accounts under 5 ms`,
    found: calls?.[id].spread,
    digits: 2,
    isMet: (found) => found < 5,
  };
}

function cheap(how: string, burdens: Results, system: SystemId, to: SystemId): Target {
  return {
    target: `requests/s ${how} at least 0.9 × without`,
    found: burdens.ratio(system, 'requestsPerSecond', to),
    digits: 2,
    isMet: (found) => found >= 0.9,
  };
}

/** Returns the verdict: undecided if the quartiles disagree, because the machine was too busy. */
function verdict({ lower, upper }: Spread, isMet: (found: number) => boolean): string {
  if (isMet(lower) !== isMet(upper)) return 'undecided';
  return isMet(lower) ? 'passed' : 'failed';
}

function exactly(value: number): Spread {
  return { median: value, lower: value, upper: value };
}

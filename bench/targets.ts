import type { Size } from './installed.ts';
import type { Results } from './results.ts';
import { shown, type Spread } from './statistics.ts';

interface Target {
  readonly target: string;
  readonly found: Spread | undefined;
  readonly digits: number;
  readonly isMet: (found: number) => boolean;
}

/** What the emulator must keep, and how it stands. */
export function targetLines(results: Results, size: Size | undefined): readonly string[] {
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
  ];
  return targets.map(({ target, found, digits, isMet }) =>
    found === undefined
      ? `${target}: not measured`
      : `${target}: ${verdict(found, isMet)}, ${shown(found, digits)}`,
  );
}

/** Where the quartiles differ on it, the machine was too busy to say. */
function verdict({ lower, upper }: Spread, isMet: (found: number) => boolean): string {
  if (isMet(lower) !== isMet(upper)) return 'undecided';
  return isMet(lower) ? 'met' : 'not met';
}

function exactly(value: number): Spread {
  return { median: value, lower: value, upper: value };
}

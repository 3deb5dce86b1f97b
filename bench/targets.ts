import type { Size } from './installed.ts';
import type { Results } from './results.ts';

/** What the emulator is to keep, and how it stands. */
export function targetLines(results: Results, size: Size | undefined): readonly string[] {
  const targets = [
    {
      target: 'start at most 2 × bare node:http',
      found: results.ratio('emulator', 'startMs', 'node')?.median,
      isMet: (found: number) => found <= 2,
    },
    {
      target: 'start at most 0.1 × Prism',
      found: results.ratio('emulator', 'startMs', 'prism')?.median,
      isMet: (found: number) => found <= 0.1,
    },
    {
      target: 'requests/s at least 0.5 × bare node:http',
      found: results.ratio('emulator', 'requestsPerSecond', 'node')?.median,
      isMet: (found: number) => found >= 0.5,
    },
    {
      target: 'installed at most 10 MB',
      found: size !== undefined && 'megabytes' in size ? size.megabytes : undefined,
      isMet: (found: number) => found <= 10,
    },
  ];
  return targets.map(({ target, found, isMet }) =>
    found === undefined
      ? `${target}: not measured`
      : `${target}: ${isMet(found) ? 'met' : 'not met'} (${found.toFixed(2)})`,
  );
}

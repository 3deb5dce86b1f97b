import { describe, expect, it } from '@jest/globals';
import { resultsOf } from '../../bench/results.ts';
import type { Sample } from '../../bench/rounds.ts';
import type { SystemId } from '../../bench/systems.ts';

const started = (system: SystemId, round: number, startMs: number): Sample => ({
  system,
  round,
  figures: { startMs },
});

describe('the results of a benchmark', () => {
  it('are the median and the quartiles of the rounds', () => {
    const results = resultsOf([9, 1, 2, 4, 3].map((startMs, round) => started('node', round, startMs)));
    expect(results.figure('node', 'startMs')).toEqual({ median: 3, lower: 2, upper: 4 });
  });

  it('are interpolated between two rounds when no round is in the middle', () => {
    const results = resultsOf([10, 20, 30, 40].map((startMs, round) => started('node', round, startMs)));
    expect(results.figure('node', 'startMs')).toEqual({ median: 25, lower: 17.5, upper: 32.5 });
  });

  it('compare two systems within each round that has both', () => {
    const results = resultsOf([
      ...[10, 100, 20].map((startMs, round) => started('node', round, startMs)),
      started('emulator', 0, 20),
      started('emulator', 1, 300),
    ]);
    expect(results.ratio('emulator', 'startMs', 'node')).toEqual({ median: 2.5, lower: 2.25, upper: 2.75 });
  });

  it('are undefined when nothing was measured', () => {
    const results = resultsOf([started('emulator', 0, 20)]);
    expect(results.figure('emulator', 'requestsPerSecond')).toBeUndefined();
    expect(results.ratio('emulator', 'startMs', 'node')).toBeUndefined();
  });
});

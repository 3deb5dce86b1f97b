import { describe, expect, it } from '@jest/globals';
import { isCircular } from '../../bench/declared/circles.ts';
import { declaredTargets } from '../../bench/declared/tables.ts';
import { resultsOf } from '../../bench/results.ts';

describe('the benchmark of declared providers', () => {
  it('reports its targets as ratios to a built-in provider', () => {
    const starts = resultsOf([
      { system: 'misaka', round: 0, figures: { startMs: 100, startCpuMs: 50 } },
      { system: 'declared', round: 0, figures: { startMs: 110, startCpuMs: 60 } },
      { system: 'declared-changed', round: 0, figures: { startMs: 250 } },
    ]);
    const logins = resultsOf([
      { system: 'misaka', round: 0, figures: { requestsPerSecond: 1000 } },
      { system: 'declared', round: 0, figures: { requestsPerSecond: 890 } },
    ]);
    expect(declaredTargets(starts, logins)).toEqual([
      'start at most 1.15 × the start of a built-in provider: passed, 1.10',
      'CPU of a start at most 1.15 × the start of a built-in provider: failed, 1.20',
      'start with a new contract at most 2.5 × the start of a built-in provider: passed, 2.50',
      'first start at most 2.5 × the start of a built-in provider: not measured',
      'logins/s at least 0.9 × those of a built-in provider: failed, 0.89',
    ]);
  });

  it('recognizes references that lead back to themselves', () => {
    const schemas = (next: object) => ({
      components: { schemas: { A: { not: next }, B: { type: 'object' } } },
    });
    expect(isCircular(schemas({ $ref: '#/components/schemas/A' }))).toBe(true);
    expect(isCircular(schemas({ $ref: '#/components/schemas/B' }))).toBe(false);
  });
});

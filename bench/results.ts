import type { Measure, Sample } from './rounds.ts';
import { spreadOf, type Spread } from './statistics.ts';
import type { SystemId } from './systems.ts';

/** The summary of all rounds. */
export interface Results {
  figure(system: SystemId, measure: Measure): Spread | undefined;
  /** Returns the ratio of two systems' figures. It is taken within each round, so that a slow moment affects both. */
  ratio(system: SystemId, measure: Measure, to: SystemId): Spread | undefined;
}

/** Summarizes the samples. */
export function resultsOf(samples: readonly Sample[]): Results {
  const byRound = (system: SystemId, measure: Measure) =>
    new Map(
      samples.flatMap((sample) => {
        const value = sample.figures[measure];
        return sample.system === system && value !== undefined ? [[sample.round, value] as const] : [];
      }),
    );
  return {
    figure: (system, measure) => spreadOf([...byRound(system, measure).values()]),
    ratio(system, measure, to) {
      const base = byRound(to, measure);
      const ratios = [...byRound(system, measure)].flatMap(([round, value]) => {
        const one = base.get(round);
        return one === undefined ? [] : [value / one];
      });
      return spreadOf(ratios);
    },
  };
}

import type { Entry } from '../journal/entry.ts';

/** How often a provider has answered in one way. */
export interface Count {
  readonly provider: string;
  readonly profile: string;
  /** Undefined where no operation was reached. */
  readonly operation: string | undefined;
  /** Undefined where no operation has decided. */
  readonly outcome: string | undefined;
  readonly status: number;
  readonly count: number;
}

/** What has been met, over all namespaces. */
export interface CoverageCounts {
  /** Counts what a provider has answered; an answer that was lost has met no one, and counts 0. */
  add(entry: Entry): void;
  counts(): readonly Count[];
  clear(): void;
}

interface Counter extends Count {
  count: number;
}

/** Makes the counts of a process. */
export function createCoverageCounts(): CoverageCounts {
  const byOutcome = new Map<string | undefined, Counter[]>();
  return {
    add({ provider, profile, operation, outcome, status, response }) {
      if (provider === undefined || profile === undefined) return;
      const increment = response === undefined ? 0 : 1;
      const counters = byOutcome.get(outcome) ?? [];
      if (counters.length === 0) byOutcome.set(outcome, counters);
      const known = counters.find(
        (one) =>
          one.provider === provider &&
          one.operation === operation &&
          one.status === status &&
          one.profile === profile,
      );
      if (known !== undefined) known.count += increment;
      else counters.push({ provider, profile, operation, outcome, status, count: increment });
    },
    counts: () => [...byOutcome.values()].flat().map((counter) => ({ ...counter })),
    clear: () => byOutcome.clear(),
  };
}

import type { Entry } from '../journal/entry.ts';

/** The number of times that a provider gave one answer. */
export interface Count {
  readonly provider: string;
  readonly profile: string;
  /** Undefined if no operation was reached. */
  readonly operation: string | undefined;
  /** Undefined if no operation has decided. */
  readonly outcome: string | undefined;
  readonly status: number;
  readonly count: number;
}

/** The answers counted so far, over all namespaces. */
export interface CoverageCounts {
  /** Counts a provider's answer; an answer lost to a fault counts 0, as no client received it. */
  add(entry: Entry): void;
  counts(): readonly Count[];
  clear(): void;
}

interface Counter extends Count {
  count: number;
}

/** Creates the counts of a process. */
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

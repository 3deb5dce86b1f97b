import type { Entry } from './entry.ts';

/** How often an operation has come out in one way. */
export interface Count {
  readonly provider: string;
  readonly profile: string;
  readonly operation: string;
  readonly outcome: string;
  readonly status: number;
  readonly count: number;
}

/** What has been met, over all namespaces. */
export interface CoverageCounts {
  add(entry: Entry): void;
  counts(): readonly Count[];
  clear(): void;
}

interface Counter extends Count {
  count: number;
}

/** Makes the counts of a process. */
export function createCoverageCounts(): CoverageCounts {
  const counters = new Map<string, Counter>();
  return {
    add({ provider, profile, operation, outcome, status }) {
      if (provider === undefined || profile === undefined) return;
      if (operation === undefined || outcome === undefined) return;
      const name = `${provider}/${profile}/${operation}/${outcome}/${status}`;
      const known = counters.get(name);
      if (known !== undefined) known.count += 1;
      else counters.set(name, { provider, profile, operation, outcome, status, count: 1 });
    },
    counts: () => [...counters.values()].map((counter) => ({ ...counter })),
    clear: () => counters.clear(),
  };
}

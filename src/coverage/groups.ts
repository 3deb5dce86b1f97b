import type { Coverage, CoverageEntry } from './document.ts';

/** The outcomes of one operation. */
export interface Group {
  /** `rocketchat (documented) login`. */
  readonly title: string;
  readonly provider: string;
  readonly profile: string;
  readonly operation: string;
  readonly entries: readonly CoverageEntry[];
  readonly met: number;
  /** Whether a request has reached it. */
  readonly called: boolean;
}

/** The outcomes by operation, in the order of the contracts. */
export function groupsOf({ entries }: Coverage): readonly Group[] {
  const groups = new Map<string, CoverageEntry[]>();
  for (const entry of entries) {
    const title = `${entry.provider} (${entry.profile}) ${entry.operation}`;
    groups.set(title, [...(groups.get(title) ?? []), entry]);
  }
  return [...groups].flatMap(([title, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    const { provider, profile, operation, called } = first;
    const met = own.filter(({ count }) => count > 0).length;
    return [{ title, provider, profile, operation, entries: own, met, called }];
  });
}

/** The operations that were called, and of each contract in a line the names of those that were not. */
export function calledOf(coverage: Coverage): {
  readonly called: readonly Group[];
  readonly others: readonly string[];
} {
  const groups = groupsOf(coverage);
  const names = new Map<string, string[]>();
  for (const { provider, profile, operation } of groups.filter((group) => !group.called)) {
    const contract = `${provider} (${profile})`;
    names.set(contract, [...(names.get(contract) ?? []), operation]);
  }
  const others = [...names].map(
    ([contract, operations]) => `${contract} not called: ${operations.join(', ')}`,
  );
  return { called: groups.filter((group) => group.called), others };
}

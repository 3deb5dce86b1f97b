import { percentOf, type Coverage, type CoverageEntry } from './document.ts';

/** The outcomes of one operation. */
export interface Group {
  /** `rocketchat (documented) login`. */
  readonly title: string;
  readonly provider: string;
  readonly profile: string;
  readonly operation: string;
  readonly entries: readonly CoverageEntry[];
  readonly met: number;
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
    const { provider, profile, operation } = first;
    const met = own.filter(({ count }) => count > 0).length;
    return [{ title, provider, profile, operation, entries: own, met }];
  });
}

/** `12 of 40 outcomes met: 30 %`. */
export function summaryOf(coverage: Coverage): string {
  return `${coverage.met} of ${coverage.total} outcomes met: ${shownPercent(percentOf(coverage))}`;
}

/** A percentage with one digit at most, never rounded up: 79.96 is less than 80. */
function shownPercent(percent: number): string {
  return `${Math.floor(percent * 10) / 10} %`;
}

/** What falls short of a limit; undefined where nothing does. */
export function shortfallOf(coverage: Coverage, failUnder: number | undefined): string | undefined {
  if (failUnder === undefined || percentOf(coverage) >= failUnder) return undefined;
  return `${summaryOf(coverage)}, less than the ${failUnder} % that --fail-under wants`;
}

import type { Coverage, CoverageEntry } from './document.ts';

/** Formats `3 of 14 outcomes of the operations called: 21.4 %; 10 other operations were not called`. */
export function summaryOf(coverage: Coverage): string {
  return `${shareOf(coverage)}${othersOf(coverage)}`;
}

/** Describes by how much the coverage is below a limit; undefined if it isn't. */
export function shortfallOf(coverage: Coverage, failUnder: number | undefined): string | undefined {
  if (failUnder === undefined || coverage.percent >= failUnder) return undefined;
  return `${shareOf(coverage)}, less than the ${failUnder} % that --fail-under requires${othersOf(coverage)}`;
}

function shareOf({ met, totalOfCalled, percent }: Coverage): string {
  if (totalOfCalled === 0) return 'no operation was called: 0 %';
  return `${met} of ${totalOfCalled} outcomes of the operations called: ${formatPercent(percent)}`;
}

/** Formats a percentage with at most one digit, never rounded up: 79.96 is less than 80. */
function formatPercent(percent: number): string {
  return `${Math.floor(percent * 10) / 10} %`;
}

/** Describes the operations that weren't called; empty if none was called, because the share already says that. */
function othersOf(coverage: Coverage): string {
  const others = groupsOf(coverage).filter(({ called }) => !called).length;
  if (others === 0 || coverage.totalOfCalled === 0) return '';
  return others === 1 ? '; 1 other operation was not called' : `; ${others} other operations were not called`;
}

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

/** Groups the outcomes by operation, in the order of the contracts. */
export function groupsOf({ entries }: Coverage): readonly Group[] {
  const groups = new Map<string, CoverageEntry[]>();
  for (const entry of entries) {
    const title = `${entry.provider} (${entry.profile}) ${entry.operation}`;
    groups.set(title, [...(groups.get(title) ?? []), entry]);
  }
  return [...groups].flatMap(([title, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const { provider, profile, operation, called } = first;
    const met = group.filter(({ count }) => count > 0).length;
    return [{ title, provider, profile, operation, entries: group, met, called }];
  });
}

/** Returns the operations that were called, and one line for each contract with the operations that weren't. */
export function calledOf(coverage: Coverage) {
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

/** Formats coverage as lines for a terminal. */
export function tableOf(coverage: Coverage): string {
  const { called, others } = calledOf(coverage);
  const listed = called.flatMap(({ entries }) => entries);
  const width = Math.max(0, ...listed.map(({ outcome }) => outcome.length));
  const groups = called.map(({ title, entries, met }) => [
    `${title}: ${met} of ${entries.length}`,
    ...entries.map((entry) => line(entry, width)),
    '',
  ]);
  const rest = others.length === 0 ? [] : [...others, ''];
  return `${[...groups.flat(), ...rest, summaryOf(coverage)].join('\n')}\n`;
}

function line({ status, outcome, provenance, count }: CoverageEntry, width: number): string {
  const hits = count === 0 ? 'not reached' : count === 1 ? 'reached once' : `reached ${count} times`;
  return `  ${count > 0 ? '+' : '-'} ${status} ${outcome.padEnd(width)}  ${provenance.padEnd(10)}  ${hits}`;
}

import type { Coverage, CoverageEntry } from './document.ts';
import { groupsOf, summaryOf } from './groups.ts';

/** Writes coverage as lines for a terminal. */
export function tableOf(coverage: Coverage): string {
  const width = Math.max(0, ...coverage.entries.map(({ outcome }) => outcome.length));
  const groups = groupsOf(coverage).map(({ title, entries, met }) => [
    `${title}: ${met} of ${entries.length}`,
    ...entries.map((entry) => line(entry, width)),
    '',
  ]);
  return `${[...groups.flat(), summaryOf(coverage)].join('\n')}\n`;
}

function line({ status, outcome, provenance, count }: CoverageEntry, width: number): string {
  const met = count === 0 ? 'not met' : count === 1 ? 'met once' : `met ${count} times`;
  return `  ${count > 0 ? '+' : '-'} ${status} ${outcome.padEnd(width)}  ${provenance.padEnd(10)}  ${met}`;
}

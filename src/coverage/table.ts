import type { Coverage, CoverageEntry } from './document.ts';
import { calledOf } from './groups.ts';
import { summaryOf } from './summary.ts';

/** Writes coverage as lines for a terminal. */
export function tableOf(coverage: Coverage): string {
  const { called, others } = calledOf(coverage);
  const shown = called.flatMap(({ entries }) => entries);
  const width = Math.max(0, ...shown.map(({ outcome }) => outcome.length));
  const groups = called.map(({ title, entries, met }) => [
    `${title}: ${met} of ${entries.length}`,
    ...entries.map((entry) => line(entry, width)),
    '',
  ]);
  const rest = others.length === 0 ? [] : [...others, ''];
  return `${[...groups.flat(), ...rest, summaryOf(coverage)].join('\n')}\n`;
}

function line({ status, outcome, provenance, count }: CoverageEntry, width: number): string {
  const met = count === 0 ? 'not met' : count === 1 ? 'met once' : `met ${count} times`;
  return `  ${count > 0 ? '+' : '-'} ${status} ${outcome.padEnd(width)}  ${provenance.padEnd(10)}  ${met}`;
}

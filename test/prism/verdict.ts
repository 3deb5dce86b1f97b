import type { Judged } from './compare.ts';
import { concernedBy, type Difference } from './differences/difference.ts';
import { differences } from './differences/differences.ts';

/** The result of comparing a flow or an example with the list of differences. */
export interface Verdict {
  readonly name: string;
  /** The listed differences that affect it. */
  readonly known: readonly Difference[];
  /** Reasons to fail the run; empty if every finding is listed. */
  readonly complaints: readonly string[];
}

/** Compares the findings of a flow or an example with the list. */
export function verdictOn({ name, findings, faults }: Judged): Verdict {
  const known = differences.filter((difference) => concernedBy(difference).includes(name));
  const left = known.flatMap(({ finds }) => finds);
  const unexplained = findings.filter(({ word }) => {
    const index = left.indexOf(word);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  return {
    name,
    known,
    complaints: [
      ...faults,
      ...unexplained.map(({ word, said }) => `not listed: ${word}\n      ${said}`),
      ...left.map((word) => `listed, but didn't occur: ${word}`),
    ],
  };
}

/** Returns the listed names of flows and examples that don't exist. */
export function strangersIn(verdicts: readonly Verdict[]): readonly string[] {
  const names = new Set(verdicts.map(({ name }) => name));
  return differences.flatMap((difference) =>
    concernedBy(difference)
      .filter((concerned) => !names.has(concerned))
      .map((concerned) => `${difference.name}: unknown flow or example "${concerned}"`),
  );
}

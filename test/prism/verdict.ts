import type { Judged } from './compare.ts';
import { concernedBy, type Difference } from './differences/difference.ts';
import { differences } from './differences/differences.ts';

/** How one flow or example stands against the list of differences. */
export interface Verdict {
  readonly name: string;
  /** The differences that concern it. */
  readonly known: readonly Difference[];
  /** Why the run fails; nothing when all is as listed. */
  readonly complaints: readonly string[];
}

/** Holds what came of a flow or an example against the list. */
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
      ...unexplained.map(({ word, said }) => `not in the list: ${word}\n      ${said}`),
      ...left.map((word) => `in the list and not so: ${word}`),
    ],
  };
}

/** What the list names that there is not. */
export function strangersIn(verdicts: readonly Verdict[]): readonly string[] {
  const names = new Set(verdicts.map(({ name }) => name));
  return differences.flatMap((difference) =>
    concernedBy(difference)
      .filter((concerned) => !names.has(concerned))
      .map((concerned) => `${difference.name}: there is no "${concerned}"`),
  );
}

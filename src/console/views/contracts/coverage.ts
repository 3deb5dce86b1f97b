import type { CatalogueEntry } from '../../state/resources.ts';
import type { Coverage, Operation } from './contract-data.ts';

/** How many of some outcomes requests have reached. */
export interface Reached {
  readonly reached: number;
  readonly total: number;
}

/** Returns how often requests reached an outcome; undefined if the coverage isn't known. */
export type CountOf = (outcome: CatalogueEntry) => number | undefined;

/** Returns the counter of a coverage. */
export function createCountOf(coverage: Coverage | undefined): CountOf {
  if (coverage === undefined) return () => undefined;
  const counts = new Map(coverage.entries.map((entry) => [keyOf(entry), entry.count]));
  return (outcome) => counts.get(keyOf(outcome)) ?? 0;
}

/** Returns how many of the outcomes are reached. */
export function reachedOf(outcomes: readonly CatalogueEntry[], countOf: CountOf): Reached {
  return {
    reached: outcomes.filter((one) => (countOf(one) ?? 0) > 0).length,
    total: outcomes.length,
  };
}

/** Returns the outcomes of an operation. */
export function outcomesOf(
  { provider, operation }: Pick<Operation, 'provider' | 'operation'>,
  catalogue: readonly CatalogueEntry[],
): readonly CatalogueEntry[] {
  return catalogue.filter((one) => one.provider === provider && one.operation === operation);
}

/** An operation with those of its outcomes that aren't reached. */
export interface UnreachedOutcomes extends Pick<Operation, 'provider' | 'operation'> {
  readonly outcomes: readonly CatalogueEntry[];
}

/** Returns the unreached outcomes of each operation of which an outcome is reached. */
export function unreachedOfCalled(
  catalogue: readonly CatalogueEntry[],
  countOf: CountOf,
): readonly UnreachedOutcomes[] {
  const isReached = (one: CatalogueEntry) => (countOf(one) ?? 0) > 0;
  const called = new Map(
    catalogue
      .filter(isReached)
      .map(({ provider, operation }) => [`${provider} ${operation}`, { provider, operation }]),
  );
  return [...called.values()].flatMap((operation) => {
    const outcomes = outcomesOf(operation, catalogue).filter((one) => !isReached(one));
    return outcomes.length === 0 ? [] : [{ ...operation, outcomes }];
  });
}

/** Puts the unreached outcomes first; the rest keeps its order. */
export function unreachedFirst(
  outcomes: readonly CatalogueEntry[],
  countOf: CountOf,
): readonly CatalogueEntry[] {
  const isReached = (one: CatalogueEntry) => Number((countOf(one) ?? 0) > 0);
  return outcomes.toSorted((one, other) => isReached(one) - isReached(other));
}

/** Returns the whole percentage; 100 only if all are reached, and 0 only if none is. */
export function percentOf({ reached, total }: Reached): number {
  if (reached === 0 || total === 0) return 0;
  if (reached === total) return 100;
  return Math.min(99, Math.max(1, Math.round((100 * reached) / total)));
}

function keyOf({
  provider,
  profile,
  operation,
  outcome,
}: Pick<CatalogueEntry, 'provider' | 'profile' | 'operation' | 'outcome'>): string {
  return [provider, profile, operation, outcome].join(' ');
}

import { outcomeText } from '../../state/outcome-text.ts';
import type { CatalogueEntry } from '../../state/resources.ts';
import type { Operation } from './contract-data.ts';
import { outcomesOf, reachedOf, type CountOf, type Reached } from './coverage.ts';
import type { ContractsPlace } from './contract-links.ts';

/** An operation in the list, with its outcomes. */
export interface ListedOperation {
  readonly operation: Operation;
  readonly outcomes: readonly CatalogueEntry[];
  readonly reached: Reached;
}

/** The operations of a provider that fit the filters. */
export interface ProviderGroup {
  readonly provider: string;
  readonly profile: string;
  readonly operations: readonly ListedOperation[];
}

/** Returns the operations that fit the place's filters, by provider and in its order. */
export function listedOperations(
  operations: readonly Operation[],
  catalogue: readonly CatalogueEntry[],
  countOf: CountOf,
  place: ContractsPlace,
): readonly ProviderGroup[] {
  const groups = new Map<string, ListedOperation[]>();
  for (const operation of operations) {
    const outcomes = outcomesOf(operation, catalogue);
    if (!fits(operation, outcomes, place)) continue;
    const group = groups.get(operation.provider) ?? [];
    group.push({ operation, outcomes, reached: reachedOf(outcomes, countOf) });
    groups.set(operation.provider, group);
  }
  return [...groups].map(([provider, listed]) => ({
    provider,
    profile: listed[0]?.operation.profile ?? '',
    operations: place.isUnreachedFirst
      ? listed.toSorted((one, other) => missing(other) - missing(one))
      : listed,
  }));
}

function missing({ reached: { reached, total } }: ListedOperation): number {
  return total - reached;
}

function fits(one: Operation, outcomes: readonly CatalogueEntry[], { search, provider }: ContractsPlace) {
  if (provider !== '' && one.provider !== provider) return false;
  if (search === '') return true;
  const { operation, method, path, summary, description } = one;
  const answers = outcomes.map(({ status, outcome }) => `${status} ${outcome} ${outcomeText(outcome)}`);
  const text = [one.provider, operation, method, path, summary ?? '', description ?? '', ...answers]
    .join(' ')
    .toLowerCase();
  return search.split(/\s+/).every((word) => text.includes(word));
}

import { catalogueOf } from '../emulator/catalogue.ts';
import type { Provenance } from '../core/contract.ts';
import type { Count } from './counts.ts';

/** One outcome that an operation can have, and how often it was met. */
export interface CoverageEntry extends Count {
  readonly operation: string;
  readonly outcome: string;
  readonly provenance: Provenance;
  /** Whether a request has reached its operation at all. */
  readonly called: boolean;
}

/** An outcome as it was counted, where only the others of its operation may tell whether that was called. */
export type Counted = Omit<CoverageEntry, 'called'> & Partial<Pick<CoverageEntry, 'called'>>;

/** Which outcomes have been met. */
export interface Coverage {
  readonly format: 'login-emulator/coverage';
  readonly version: 1;
  readonly entries: readonly CoverageEntry[];
  /** How many outcomes the contracts declare. */
  readonly total: number;
  /** How many of them have been met. */
  readonly met: number;
  /** How many outcomes the operations have that were called. */
  readonly totalOfCalled: number;
  /** How much of these has been met; nothing, where no operation was called. */
  readonly percent: number;
}

/** A contract by its names. */
type ContractName = Pick<Count, 'provider' | 'profile'>;

/** Holds what was met against all that these contracts declare. */
export async function coverageOf(
  contracts: readonly ContractName[],
  counts: readonly Count[],
): Promise<Coverage> {
  const called = new Set(counts.map(operationOf));
  const all = [...contracts, ...counts].map(({ provider, profile }) => ({ provider, profile }));
  const byName = new Map(all.map((contract) => [`${contract.provider}/${contract.profile}`, contract]));
  const entries = await Promise.all(
    [...byName.values()].map(async ({ provider, profile }) => {
      const { outcomes } = await catalogueOf({ provider, profile });
      return outcomes.map(({ operation, outcome, status, provenance }) => {
        const entry = { provider, profile, operation, outcome, status, provenance };
        const match = counts.find((count) => nameOf(count) === nameOf(entry));
        return { ...entry, count: match?.count ?? 0, called: called.has(operationOf(entry)) };
      });
    }),
  );
  return documentOf(entries.flat());
}

/** Makes a document of its entries. The percentage is of operations that were called: nobody wants all of a vendor's. */
export function documentOf(counted: readonly Counted[]): Coverage {
  const reached = counted.filter(({ count, called }) => count > 0 || called === true);
  const called = new Set(reached.map(operationOf));
  const entries = counted.map((entry) => ({ ...entry, called: called.has(operationOf(entry)) }));
  const met = entries.filter(({ count }) => count > 0).length;
  const totalOfCalled = entries.filter((entry) => entry.called).length;
  const percent = totalOfCalled === 0 ? 0 : (100 * met) / totalOfCalled;
  return {
    ...{ format: 'login-emulator/coverage', version: 1, entries },
    ...{ total: entries.length, met, totalOfCalled, percent },
  };
}

/** Names an outcome among those of all contracts. */
function nameOf(outcome: Omit<Count, 'count'>): string {
  return [operationOf(outcome), outcome.outcome, outcome.status].join('/');
}

function operationOf({ provider, profile, operation }: ContractName & Pick<Count, 'operation'>): string {
  return [provider, profile, operation].join('/');
}

/** Adds up what several emulators have met. An outcome that one of them did not serve counts for those that did. */
export function merged(documents: readonly Coverage[]): Coverage {
  const all = new Map<string, Counted>();
  for (const entry of documents.flatMap(({ entries }) => entries)) {
    const known = all.get(nameOf(entry));
    const count = entry.count + (known?.count ?? 0);
    all.set(nameOf(entry), { ...entry, count, called: entry.called || known?.called === true });
  }
  return documentOf([...all.values()]);
}

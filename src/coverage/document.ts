import type { Provenance } from '../core/contract.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { Count } from './counts.ts';

/** One outcome of an operation, with the number of times it was reached. */
export interface CoverageEntry extends Count {
  readonly operation: string;
  readonly outcome: string;
  readonly provenance: Provenance;
  /** Whether any request has reached the operation. */
  readonly called: boolean;
}

/** A counted outcome; without `called`, the other outcomes of its operation determine that. */
export type Counted = Omit<CoverageEntry, 'called'> & Partial<Pick<CoverageEntry, 'called'>>;

/** How often each outcome was reached, with totals. */
export interface Coverage {
  readonly format: 'login-emulator/coverage';
  readonly version: 1;
  readonly entries: readonly CoverageEntry[];
  /** The number of outcomes that the contracts declare. */
  readonly total: number;
  /** The number of outcomes that were reached. */
  readonly met: number;
  /** The number of outcomes of the operations that were called. */
  readonly totalOfCalled: number;
  /** The percentage of these that was reached; 0 if no operation was called. */
  readonly percent: number;
}

/** The provider and profile of a contract. */
type ContractName = Pick<Count, 'provider' | 'profile'>;

/** Compares the counts with all outcomes that these contracts declare; `catalogueOf` loads a contract's catalogue. */
export async function coverageOf(
  contracts: readonly ContractName[],
  counts: readonly Count[],
  catalogueOf: (contract: ContractName) => Catalogue | PromiseLike<Catalogue>,
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

/** Creates a document. The percentage covers only called operations, as clients use only a part of a vendor's API. */
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

/** Returns an outcome's unique name among all contracts. */
function nameOf(outcome: Omit<Count, 'count'>): string {
  return [operationOf(outcome), outcome.outcome, outcome.status].join('/');
}

function operationOf({ provider, profile, operation }: ContractName & Pick<Count, 'operation'>): string {
  return [provider, profile, operation].join('/');
}

/** Adds up the counts of several emulators. An outcome that only some of them served is counted for those. */
export function merged(documents: readonly Coverage[]): Coverage {
  const all = new Map<string, Counted>();
  for (const entry of documents.flatMap(({ entries }) => entries)) {
    const known = all.get(nameOf(entry));
    const count = entry.count + (known?.count ?? 0);
    all.set(nameOf(entry), { ...entry, count, called: entry.called || known?.called === true });
  }
  return documentOf([...all.values()]);
}

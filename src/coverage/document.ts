import { catalogueOf } from '../catalogue.ts';
import type { Provenance } from '../core/contract.ts';
import type { Count } from '../journal/coverage.ts';

/** One outcome that an operation can have, and how often it was met. */
export interface CoverageEntry {
  readonly provider: string;
  readonly profile: string;
  readonly operation: string;
  readonly outcome: string;
  readonly status: number;
  readonly provenance: Provenance;
  readonly count: number;
}

/** Which outcomes have been met. */
export interface Coverage {
  readonly format: 'login-emulator/coverage';
  readonly version: 1;
  readonly entries: readonly CoverageEntry[];
  /** How many outcomes the contracts declare. */
  readonly total: number;
  /** How many of them have been met. */
  readonly met: number;
}

/** A contract by its names. */
interface ContractName {
  readonly provider: string;
  readonly profile: string;
}

/** Holds what was met against all that these contracts declare. */
export async function coverageOf(
  contracts: readonly ContractName[],
  counts: readonly Count[],
): Promise<Coverage> {
  const entries = await Promise.all(
    withoutRepeats([...contracts, ...counts]).map(async (contract) => {
      const { outcomes } = await catalogueOf(contract);
      const { provider, profile } = contract;
      return outcomes.map(({ operation, outcome, status, provenance }) => {
        const entry = { provider, profile, operation, outcome, status, provenance, count: 0 };
        const met = counts.find((count) => nameOf(count) === nameOf(entry));
        return { ...entry, count: met?.count ?? 0 };
      });
    }),
  );
  return documentOf(entries.flat());
}

/** Makes a document of its entries. */
export function documentOf(entries: readonly CoverageEntry[]): Coverage {
  const met = entries.filter(({ count }) => count > 0).length;
  return { format: 'login-emulator/coverage', version: 1, entries, total: entries.length, met };
}

/** Names an outcome among those of all contracts. */
export function nameOf({ provider, profile, operation, outcome, status }: Omit<Count, 'count'>): string {
  return [provider, profile, operation, outcome, status].join('/');
}

/** How much was met, in percent; all of nothing. */
export function percentOf({ met, total }: Pick<Coverage, 'met' | 'total'>): number {
  return total === 0 ? 100 : (100 * met) / total;
}

function withoutRepeats(contracts: readonly ContractName[]): readonly ContractName[] {
  const known = new Map(contracts.map((contract) => [`${contract.provider}/${contract.profile}`, contract]));
  return [...known.values()];
}

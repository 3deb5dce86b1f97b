import type { Contract, PerErrorReply, Provenance } from '../core/contract.ts';
import type { OutcomeName } from '../core/operation.ts';

/** One way in which an operation answers, as its contract's example has it. */
export interface CatalogueEntry {
  readonly operation: string;
  readonly outcome: OutcomeName;
  readonly status: number;
  /** Whether it is the first outcome of its status: what asking for the status picks. */
  readonly first: boolean;
  readonly provenance: Provenance;
  readonly source: string;
  /** What to do to be answered so. */
  readonly reach: string;
  /** The contract's example of the answer; none, where the answer has no body. */
  readonly body?: unknown;
}

/** What a contract says of its answers, for people to read. */
export interface Catalogue {
  readonly outcomes: readonly CatalogueEntry[];
  /** Where the answers come from that are given where no operation is reached. */
  readonly refusals: PerErrorReply<string>;
}

/** The catalogues by provider and profile. */
export type Catalogues = Readonly<Record<string, Readonly<Record<string, Catalogue>>>>;

/** Loads the catalogue of a contract: serving needs none, so they are no part of the start. */
export async function catalogueOf({
  provider,
  profile,
}: Pick<Contract, 'provider' | 'profile'>): Promise<Catalogue> {
  const { catalogues } = await import('../generated/catalogues.ts');
  const catalogue = catalogues[provider]?.[profile];
  if (catalogue === undefined) throw new Error(`there is no catalogue of ${provider}/${profile}`);
  return catalogue;
}

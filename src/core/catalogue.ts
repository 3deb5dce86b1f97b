import type { PerErrorReply, Provenance } from './contract.ts';
import type { OutcomeName } from './outcome.ts';

/** One outcome of an operation, from its contract's example. */
export interface CatalogueEntry {
  readonly operation: string;
  readonly outcome: OutcomeName;
  readonly status: number;
  /** Whether this is the first outcome of its status, chosen when a client requests the status. */
  readonly first: boolean;
  readonly provenance: Provenance;
  readonly source: string;
  /** How to get this answer. */
  readonly reach: string;
  /** The contract's example of the answer; omitted if it has no body. */
  readonly body?: unknown;
}

/** A contract's outcomes and error replies, for people to read. */
export interface Catalogue {
  readonly outcomes: readonly CatalogueEntry[];
  /** The sources of the error replies. */
  readonly refusals: PerErrorReply<string>;
}

/** The catalogues by provider and profile. */
export type Catalogues = Readonly<Record<string, Readonly<Record<string, Catalogue>>>>;

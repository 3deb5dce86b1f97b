import type { ActMark, ProviderMarks } from '../runtime/resolve.ts';
import type { Marks } from '../marks/types.ts';
import type { CatalogueAccounts } from './accounts.ts';

/** An act whose outcomes are explained. */
export interface ReachedAct {
  readonly provider: string;
  readonly act: ActMark;
  readonly marks: ProviderMarks;
  /** The requirement of a request; false if it needs nothing. */
  readonly needs: Marks['Needs'];
  readonly accounts: CatalogueAccounts;
}

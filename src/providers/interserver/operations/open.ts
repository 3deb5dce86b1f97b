import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import type { Records } from '../records.ts';

/** What an operation can come to that says the same to everyone. */
export type OpenFacts = { readonly done: NoFacts };

/** `GET /ping` and `GET /info`: what needs neither a session nor anything else. */
export const open: Operation<NoFacts, Records, OpenFacts> = {
  accountOf: () => undefined,
  decide: () => outcome('done'),
  pretend: { done: () => ({}) },
};

import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import type { Records } from '../records.ts';

/** What an operation can come to that says the same to everyone. */
export type PublicFacts = { readonly done: NoFacts };

/** `GET /ping` and `GET /info`: what needs neither a session nor anything else. */
export const publicOperation: Operation<NoFacts, Records, PublicFacts> = {
  accountOf: () => undefined,
  decide: () => outcome('done'),
  force: { done: () => ({}) },
};

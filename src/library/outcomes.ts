import type { AdminClient } from './admin-client.ts';
import type { Catalogue, OutcomeQuery } from './types.ts';

/** All that can happen. */
export interface OutcomeControls {
  /**
   * Every outcome with its status, its body, where the rule comes from, and how to reach it.
   *
   * @example
   * const { outcomes } = await emulator.outcomes.list({ provider: 'rocketchat' });
   * for (const { outcome, status } of outcomes) console.log(status, outcome);
   */
  list(query?: OutcomeQuery): Promise<Catalogue>;
}

/** Makes the outcomes of a namespace. */
export function createOutcomeControls(ask: AdminClient): OutcomeControls {
  return { list: (query = {}) => ask('listOutcomes', { query }) };
}

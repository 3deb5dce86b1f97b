import type { Catalogue, OutcomeQuery, CoverageReport } from './types.ts';

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

/** Which outcomes have been met, over all namespaces since the process started. */
export interface CoverageControls {
  /**
   * What has been met, and what there is.
   *
   * @example
   * const { met, total } = await emulator.coverage.get();
   */
  get(): Promise<CoverageReport>;
  /**
   * Begins to count anew. The reset of a namespace does not.
   *
   * @example
   * await emulator.coverage.clear();
   */
  clear(): Promise<void>;
}

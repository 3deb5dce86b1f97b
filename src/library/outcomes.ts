import type { Catalogue, OutcomeQuery, CoverageReport } from './types.ts';

/** The catalogue of outcomes. */
export interface OutcomeControls {
  /**
   * Returns every outcome with its status, body, provenance and source, and how to reach it.
   *
   * @example
   * const { outcomes } = await emulator.outcomes.list({ provider: 'rocketchat' });
   * for (const { outcome, status } of outcomes) console.log(status, outcome);
   */
  list(query?: OutcomeQuery): Promise<Catalogue>;
}

/** The outcomes reached in all namespaces since the process started. */
export interface CoverageControls {
  /**
   * Returns the reached outcomes, and the number of all outcomes.
   *
   * @example
   * const { met, total } = await emulator.coverage.get();
   */
  get(): Promise<CoverageReport>;
  /**
   * Starts a new count. The reset of a namespace doesn't.
   *
   * @example
   * await emulator.coverage.clear();
   */
  clear(): Promise<void>;
}

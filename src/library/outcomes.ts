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

/** How often each outcome was reached, in all namespaces since the process started. */
export interface CoverageControls {
  /**
   * Returns every outcome with how often it was reached, and totals.
   *
   * @example
   * const { met, total } = await emulator.coverage.get();
   */
  get(): Promise<CoverageReport>;
  /**
   * Starts a new count. Resetting a namespace doesn't start one.
   *
   * @example
   * await emulator.coverage.clear();
   */
  clear(): Promise<void>;
}

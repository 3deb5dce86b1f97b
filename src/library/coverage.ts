import type { AdminClient } from './admin-client.ts';
import type { CoverageReport } from './types.ts';

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

/** Makes the coverage of an emulator. */
export function createCoverageControls(ask: AdminClient): CoverageControls {
  return { get: () => ask('getCoverage', {}), clear: () => ask('clearCoverage', {}) };
}

import type { Calls } from '../call.ts';
import { notBuilt } from '../not-built.ts';

/** What has been tried. */
export const coverageCalls = {
  getCoverage: notBuilt,
  clearCoverage: notBuilt,
} satisfies Calls<'getCoverage' | 'clearCoverage'>;

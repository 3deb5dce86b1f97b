import type { Calls } from '../call.ts';
import { notBuilt } from '../not-built.ts';

/** The contracts, for people to read. */
export const docsCalls = {
  getContract: notBuilt,
  getDocs: notBuilt,
  getDocsFile: notBuilt,
} satisfies Calls<'getContract' | 'getDocs' | 'getDocsFile'>;

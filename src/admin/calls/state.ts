import type { Calls } from '../call.ts';
import { notBuilt } from '../not-built.ts';

/** The whole of a namespace. */
export const stateCalls = {
  getState: notBuilt,
  putState: notBuilt,
  getBundle: notBuilt,
  putBundle: notBuilt,
} satisfies Calls<'getState' | 'putState' | 'getBundle' | 'putBundle'>;

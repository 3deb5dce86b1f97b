import type { Calls } from '../call.ts';
import { notBuilt } from '../not-built.ts';

/** The web page's own calls. */
export const consoleCalls = {
  openConsoleSession: notBuilt,
  closeConsoleSession: notBuilt,
} satisfies Calls<'openConsoleSession' | 'closeConsoleSession'>;

import type { Calls } from '../call.ts';
import { notBuilt } from '../not-built.ts';

/** Who has signed in. */
export const sessionCalls = {
  listSessions: notBuilt,
  endSessions: notBuilt,
  endSession: notBuilt,
  introspect: notBuilt,
} satisfies Calls<'listSessions' | 'endSessions' | 'endSession' | 'introspect'>;

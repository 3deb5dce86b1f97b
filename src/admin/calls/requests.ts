import type { Calls } from '../call.ts';
import { notBuilt } from '../not-built.ts';

/** The journal. */
export const requestCalls = {
  listRequests: notBuilt,
  clearRequests: notBuilt,
  getRequest: notBuilt,
  replayRequest: notBuilt,
  countRequests: notBuilt,
  waitForRequests: notBuilt,
  listUnmatched: notBuilt,
  streamEvents: notBuilt,
} satisfies Calls<
  | 'listRequests'
  | 'clearRequests'
  | 'getRequest'
  | 'replayRequest'
  | 'countRequests'
  | 'waitForRequests'
  | 'listUnmatched'
  | 'streamEvents'
>;

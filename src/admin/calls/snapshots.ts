import type { Calls } from '../call.ts';
import { notBuilt } from '../not-built.ts';

/** Saved states. */
export const snapshotCalls = {
  listSnapshots: notBuilt,
  getSnapshot: notBuilt,
  saveSnapshot: notBuilt,
  removeSnapshot: notBuilt,
  restoreSnapshot: notBuilt,
} satisfies Calls<'listSnapshots' | 'getSnapshot' | 'saveSnapshot' | 'removeSnapshot' | 'restoreSnapshot'>;

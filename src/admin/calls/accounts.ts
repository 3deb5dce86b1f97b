import type { Calls } from '../call.ts';
import { notBuilt } from '../not-built.ts';

/** Who may sign in. */
export const accountCalls = {
  listAccounts: notBuilt,
  getAccount: notBuilt,
  putAccount: notBuilt,
  changeAccount: notBuilt,
  removeAccount: notBuilt,
} satisfies Calls<'listAccounts' | 'getAccount' | 'putAccount' | 'changeAccount' | 'removeAccount'>;

import type { AccountRef } from '../../../core/records.ts';
import { endOtherSessions } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import type { Account, Records } from '../records.ts';

/** Unlinks an account's app: its secret, its backup codes and its sessions are gone, so that another can be linked. */
export function unlinkApp({ key, account }: AccountRef<Account>, state: State<Records>): AccountRef<Account> {
  const { totpSecret: _, ...others } = account;
  const unlinked: Account = { ...others, appLinked: false };
  state.put('accounts', key, unlinked);
  state.put('backupCodes', key, []);
  state.delete('usedCodes', key);
  endOtherSessions(key, undefined, state);
  return { key, account: unlinked };
}

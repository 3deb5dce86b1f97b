import { findAccount } from '../../core/account.ts';
import type { SharedRecords } from '../../core/records.ts';
import { recordsOf, type AnyState } from '../../core/state.ts';
import type { ServedProvider } from '../../emulator/emulator.ts';
import { forgetLogins } from './upsert.ts';

/**
 * Takes an account away: neither its logins nor its sessions find it any more. A forced outcome is about the first account
 * where it is about no other, so another takes that place, and the last account stays.
 */
export function removeAccount(
  login: string,
  served: ServedProvider,
  keys: Iterable<string>,
  anyState: AnyState,
): 'removed' | 'unknown' | 'last' {
  const state = recordsOf<SharedRecords>(anyState);
  const found = findAccount(login, state);
  if (found === undefined) return 'unknown';
  if (state.get('first', 'account') === found.key) {
    const next = [...keys].find((key) => key !== found.key && state.get('accounts', key) !== undefined);
    if (next === undefined) return 'last';
    state.put('first', 'account', next);
  }
  forgetLogins(found, { served }, state);
  state.delete('accounts', found.key);
  return 'removed';
}

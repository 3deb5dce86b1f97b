import { keyedOrFirst } from '../../core/account.ts';
import { unlock } from '../../core/lockout/lockout.ts';
import type { ActCall } from '../runtime/act.ts';
import { keyByDelivery } from '../checks/delivery.ts';
import type { Account, AccountRef } from '../runtime/records.ts';

/** Returns the account of a forced outcome: that of the request's code, or the first of the fixtures. */
export function deliveredOrAny(call: ActCall): AccountRef {
  return keyedOrFirst<Account>(keyByDelivery(call), call.context.state);
}

/** Confirms the address of an account, or ends its lockout. */
export function activated(found: AccountRef, { act, context }: ActCall): AccountRef {
  if (act.mark.unlocks === true) return unlocked(found, context);
  const { key, account } = found;
  if (account.status !== 'unverified') return found;
  const active: Account = { ...account, status: 'active' };
  context.state.put('accounts', key, active);
  context.trace('the address is confirmed');
  return { key, account: active };
}

function unlocked({ key, account }: AccountRef, { state, trace }: ActCall['context']): AccountRef {
  const { lockedUntil, ...open } = account;
  if (lockedUntil !== undefined) state.put('accounts', key, open);
  unlock(key, state);
  trace('the account is unlocked');
  return { key, account: open };
}

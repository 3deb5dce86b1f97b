import { keyedOrFirst } from '../../core/account.ts';
import type { ActCall } from '../runtime/act.ts';
import { keyByDelivery } from '../checks/delivery.ts';
import type { Account, AccountRef } from '../runtime/records.ts';

/** Returns the account of a forced outcome: that of the request's code, or the first of the fixtures. */
export function deliveredOrAny(call: ActCall): AccountRef {
  return keyedOrFirst<Account>(keyByDelivery(call), call.context.state);
}

/** Confirms the address of an account. */
export function activated(found: AccountRef, { context }: ActCall): AccountRef {
  const { key, account } = found;
  if (account.status !== 'unverified') return found;
  const active: Account = { ...account, status: 'active' };
  context.state.put('accounts', key, active);
  context.trace('the address is confirmed');
  return { key, account: active };
}

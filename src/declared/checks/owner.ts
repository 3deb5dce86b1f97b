import { result, type ActCall, type ActResult } from '../runtime/act.ts';
import type { AccountRef } from '../runtime/records.ts';

/** Denies a request that names another account than its own, by an id or a login. */
export function checkOwner(
  { key, account }: AccountRef,
  { act, wire, context }: ActCall,
): ActResult | undefined {
  const named = act.text('owner', wire);
  if (named === undefined || named === String(account.id)) return undefined;
  if (context.state.get('logins', named.toLowerCase()) === key) return undefined;
  context.trace('the request names another account');
  return result('not-allowed', { found: { key, account } }, 'other-account');
}

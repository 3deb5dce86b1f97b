import { result, type ActCall, type ActResult } from '../runtime/act.ts';
import { isKnownPool } from '../accounts/pools.ts';

/** Denies a request that names an unknown pool of accounts. */
export function checkPool(call: ActCall): ActResult | undefined {
  if (isKnownPool(call)) return undefined;
  call.context.trace('the request names an unknown pool of accounts');
  return result('not-found', {}, 'pool');
}

import { retainedBy, sharedRetention } from '../core/retention.ts';
import type { SharedPolicy } from '../core/records.ts';
import type { Provider } from '../core/provider.ts';
import { isShortened } from './key-cache.ts';
import type { Base } from './transaction-state.ts';

/** Until when a provider's records are kept, and how many of each collection. */
export interface RetentionRules {
  /** How many of a collection are kept that may go at all. */
  readonly maxRecords: number;
  /**
   * Until when the record at an address is kept, in epoch milliseconds by the namespace's clock; undefined for as long as
   * its namespace. `read` gives what is known of another address.
   */
  until(address: string, value: unknown, read: (address: string) => unknown): number | undefined;
}

/** Makes the way to the rules of a provider over its fixtures, which are read once. */
export function createRetention(): (provider: { readonly provider: Provider }, base: Base) => RetentionRules {
  const known = new WeakMap<Base, RetentionRules>();
  return ({ provider }, base) => {
    const before = known.get(base);
    if (before !== undefined) return before;
    const rules = retentionRules(provider, base);
    known.set(base, rules);
    return rules;
  };
}

/** Reads the rules of a provider over its fixtures. What hides a record of theirs is kept, or that would show through. */
function retentionRules(
  { id, retention = {} }: Pick<Provider, 'id' | 'retention'>,
  base: Base,
): RetentionRules {
  const { graceMs, windowMs, maxRecords } = retainedBy(policyIn(base));
  const rules = { ...sharedRetention, ...retention };
  const start = `${id}/`;
  return {
    maxRecords,
    until(address, value, read) {
      if (!address.startsWith(start)) return undefined;
      const mark = address.indexOf('/', start.length);
      const collection = address.slice(start.length, mark);
      const rule = Object.hasOwn(rules, collection) ? rules[collection] : undefined;
      if (rule === undefined) return undefined;
      const key = address.slice(mark + 1);
      if (base.get(collection, key) !== undefined) return undefined;
      // of a shortened key the fixtures cannot be asked
      if (value === null) return isShortened(key) ? undefined : 0;
      const related = (other: string, otherKey: string) => read(`${start}${other}/${otherKey}`) ?? undefined;
      return rule(value, key, { graceMs, windowMs, related });
    },
  };
}

/** Sound because the provider's schema has let the policy of its fixtures pass. */
function policyIn(base: Base): SharedPolicy {
  return base.get('policy', 'policy') as SharedPolicy;
}

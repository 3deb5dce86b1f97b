import type { TracedContext } from '../runtime/records.ts';
import type { RuleRecords } from '../runtime/operation-code.ts';

/** Creates the access to a provider's own records. */
export function createRecords({ state, environment }: TracedContext): RuleRecords {
  return {
    get(key) {
      const found = state.get('own', key);
      if (found === undefined) return undefined;
      const { value, expiresAt = Infinity } = found;
      return expiresAt <= environment.now ? undefined : value;
    },
    put(key, value, lifetimeSeconds) {
      const expiry =
        lifetimeSeconds === undefined ? {} : { expiresAt: environment.now + lifetimeSeconds * 1000 };
      // a copy, so that a later change by the operation doesn't reach the records
      const copy: unknown = JSON.parse(JSON.stringify(value));
      state.put('own', key, { value: copy, ...expiry });
    },
    delete: (key) => state.delete('own', key),
  };
}

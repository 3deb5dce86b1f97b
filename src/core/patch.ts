import { hasFields, type Fields } from './operation.ts';
import type { AnyState } from './state.ts';

/** A temporary change of a provider's records that isn't written. A null removes the field. */
export interface Patch {
  /** The key of the account it applies to; omitted for all accounts. */
  readonly account?: string;
  /** Replaces fields of the account. */
  readonly fields: Fields;
  /** Sets fields that the account doesn't have. */
  readonly defaults: Fields;
  /** Merged into the policy, at any depth. */
  readonly policy: Fields;
}

/** Returns a provider's state with patches applied, the most general first. An operation's writes don't store them. */
export function patchedState(state: AnyState, patches: readonly Patch[]): AnyState {
  if (patches.length === 0) return state;
  const forAccount = (key: string) =>
    patches.filter(({ account }) => account === undefined || account === key);
  /** Cached, as a login reads its account and the policy several times. */
  const known = new Map<string, { readonly record: Fields; readonly under: Fields }>();

  function patched(collection: string, key: string, record: unknown): unknown {
    if (!hasFields(record) || (collection !== 'accounts' && collection !== 'policy')) return record;
    const name = collection === 'accounts' ? key : '';
    const before = known.get(name);
    if (before?.record === record) return before.under;
    const under =
      collection === 'accounts'
        ? forAccount(key).reduce(patchedAccount, record)
        : patches.reduce(patchedPolicy, record);
    known.set(name, { record, under });
    return under;
  }

  return {
    ...state,
    get: (collection, key) => patched(collection, key, state.get(collection, key)),
    peek: (collection, key) => patched(collection, key, state.peek(collection, key)),
    put(collection, key, record) {
      const original = collection === 'accounts' ? state.get(collection, key) : undefined;
      // a new record was never read with patches
      const isChanged = hasFields(original) && hasFields(record);
      state.put(collection, key, isChanged ? withoutPatches(record, original, forAccount(key)) : record);
    },
  };
}

function patchedAccount(record: Fields, { fields, defaults }: Patch): Fields {
  return merged({ ...defaults, ...record }, fields);
}

function patchedPolicy(record: Fields, { policy }: Patch): Fields {
  return merged(record, policy);
}

/** JSON Merge Patch (RFC 7396). */
export function merged(record: Fields, patch: Fields): Fields {
  const result: Record<string, unknown> = { ...record };
  for (const [name, value] of Object.entries(patch)) {
    const current = result[name];
    if (value === null) Reflect.deleteProperty(result, name);
    else result[name] = hasFields(value) ? merged(hasFields(current) ? current : {}, value) : value;
  }
  return result;
}

/** Restores the original values of patched fields; the operation's own changes stay. */
function withoutPatches(record: Fields, before: Fields, patches: readonly Patch[]): Fields {
  const seen = patches.reduce(patchedAccount, before);
  const result: Record<string, unknown> = { ...record };
  for (const name of new Set(
    patches.flatMap(({ fields, defaults }) => Object.keys({ ...defaults, ...fields })),
  )) {
    if (!isSame(result[name], seen[name])) continue;
    if (Object.hasOwn(before, name)) result[name] = before[name];
    else Reflect.deleteProperty(result, name);
  }
  return result;
}

/** Compares plain JSON; each read creates patched values anew. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

import { hasFields, type Fields } from './operation.ts';
import type { AnyState } from './state.ts';

/** How the records of a provider are otherwise for a while, without being written; a field that is null goes. */
export interface Patch {
  /** Only the account with this key; every one when left out. */
  readonly account?: string;
  /** What takes the place of an account's own. */
  readonly fields: Fields;
  /** What stands in where an account has nothing of its own. */
  readonly defaults: Fields;
  /** What takes the place of the policy's own, as deep as it goes. */
  readonly policy: Fields;
}

/** A provider's records under patches, the most general first. What an operation writes of its own is written without them. */
export function patchedState(state: AnyState, patches: readonly Patch[]): AnyState {
  if (patches.length === 0) return state;
  const forAccount = (key: string) =>
    patches.filter(({ account }) => account === undefined || account === key);
  /** A login reads its account and the policy several times. */
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
      // what is made anew was never seen patched
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

/** What a patch put in goes back to what stood there; what the operation itself changed stays. */
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

/** Both are plain JSON, of which what was patched is made anew at every look. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

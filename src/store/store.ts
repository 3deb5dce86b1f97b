/** A value now, or the promise of one: memory answers at once, a server does not. */
export type Maybe<T> = T | Promise<T>;

/** Goes on with a value: at once where it is there, which costs no promise. */
export function after<T, U>(value: Maybe<T>, next: (value: T) => Maybe<U>): Maybe<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** What a store holds at an address. */
export interface Stored {
  /** The record; `null` when it was deleted, undefined when nothing was ever written. */
  readonly value: unknown;
  /** Changes with every write to the address; 0 when nothing was ever written. */
  readonly version: number;
}

/** Where namespaces keep what was written over their fixtures. Values are plain JSON. */
export interface Store {
  /** The number of the next request in a namespace: 1, 2, 3, each given out once. */
  claim(namespace: string): Maybe<number>;
  read(namespace: string, address: string): Maybe<Stored>;
  /** Writes all or nothing: false, and nothing written, when what was read is no longer the version that stands. */
  commit(
    namespace: string,
    reads: ReadonlyMap<string, Stored>,
    writes: ReadonlyMap<string, unknown>,
  ): Maybe<boolean>;
  /** What stands at the addresses with this prefix, for the control plane alone. */
  list(namespace: string, prefix: string): Maybe<ReadonlyMap<string, unknown>>;
}

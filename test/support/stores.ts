import { createMemoryStore } from '../../src/store/memory.ts';
import type { MaybePromise, Store } from '../../src/store/store.ts';
import { createSlowStore } from './slow-store.ts';

/** A kind of store, for use in a test file. */
export interface StoreKind {
  /** Creates an empty store. */
  create(): MaybePromise<Store>;
  /** Opens the same store as another process would. */
  again(store: Store): MaybePromise<Store>;
  close(): MaybePromise<void>;
}

/** Kinds of stores, by name. */
export type StoreKinds = readonly [string, () => MaybePromise<StoreKind>][];

/** The kinds of stores that need only Node. */
export const storesInProcess: StoreKinds = [
  ['memory', inProcess(createMemoryStore)],
  ['a slow, reordering store', inProcess(createSlowStore)],
];

function inProcess(create: () => Store): () => StoreKind {
  return () => ({ create, again: (store) => store, close: () => undefined });
}

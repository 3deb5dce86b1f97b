import { createMemoryStore } from '../../src/store/memory.ts';
import type { Maybe, Store } from '../../src/store/store.ts';
import { createSlowStore } from './slow-store.ts';

/** A kind of store while a test file uses it. */
export interface StoreKind {
  /** An empty store. */
  create(): Maybe<Store>;
  /** The same store as another process would open it. */
  again(store: Store): Maybe<Store>;
  close(): Maybe<void>;
}

/** Kinds of stores, by what they are called. */
export type StoreKinds = readonly [string, () => Maybe<StoreKind>][];

/** Every kind that needs only Node. */
export const storesInProcess: StoreKinds = [
  ['memory', inProcess(createMemoryStore)],
  ['a slow, reordering store', inProcess(createSlowStore)],
];

function inProcess(create: () => Store): () => StoreKind {
  return () => ({ create, again: (store) => store, close: () => undefined });
}

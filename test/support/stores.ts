import { createMemoryStore } from '../../src/store/memory.ts';
import type { MaybePromise, Store } from '../../src/store/store.ts';
import { createSlowStore } from './slow-store.ts';

/** A kind of store while a test file uses it. */
export interface StoreKind {
  /** An empty store. */
  create(): MaybePromise<Store>;
  /** The same store as another process would open it. */
  again(store: Store): MaybePromise<Store>;
  close(): MaybePromise<void>;
}

/** Kinds of stores, by what they are called. */
export type StoreKinds = readonly [string, () => MaybePromise<StoreKind>][];

/** Every kind that needs only Node. */
export const storesInProcess: StoreKinds = [
  ['memory', inProcess(createMemoryStore)],
  ['a slow, reordering store', inProcess(createSlowStore)],
];

function inProcess(create: () => Store): () => StoreKind {
  return () => ({ create, again: (store) => store, close: () => undefined });
}

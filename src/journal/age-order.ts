/** An item that knows its neighbours by age; only its order changes them. */
export interface Aged<T> {
  readonly value: T;
  older: Aged<T> | undefined;
  newer: Aged<T> | undefined;
}

/** Items by age, the oldest first: each step takes the same time, however many there are. */
export interface AgeOrder<T> {
  readonly oldest: Aged<T> | undefined;
  /** Adds the newest item. */
  add(value: T): Aged<T>;
  /** Takes an item out, wherever it is. */
  remove(item: Aged<T>): void;
}

/** Makes an order by age: a list of which each item knows its neighbours. */
export function createAgeOrder<T>(): AgeOrder<T> {
  let oldest: Aged<T> | undefined;
  let newest: Aged<T> | undefined;
  return {
    get oldest() {
      return oldest;
    },
    add(value) {
      const item: Aged<T> = { value, older: newest, newer: undefined };
      if (newest === undefined) oldest = item;
      else newest.newer = item;
      newest = item;
      return item;
    },
    remove(item) {
      if (item.older === undefined) oldest = item.newer;
      else item.older.newer = item.newer;
      if (item.newer === undefined) newest = item.older;
      else item.newer.older = item.older;
      item.older = undefined;
      item.newer = undefined;
    },
  };
}

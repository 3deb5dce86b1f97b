/** A list that forgets its oldest item when it is full. */
export interface Ring<T> {
  readonly size: number;
  /** Adds an item; gives the one that had to go for it. */
  push(item: T): T | undefined;
  /** Takes the oldest item away. */
  shift(): T | undefined;
  /** The items, newest first. */
  newestFirst(): Generator<T, void>;
}

/** Makes a ring; its room is taken up as it is needed. */
export function createRing<T>(capacity: number): Ring<T> {
  const slots: (T | undefined)[] = [];
  let start = 0;
  let size = 0;

  function shift(): T | undefined {
    if (size === 0) return undefined;
    const oldest = slots[start];
    slots[start] = undefined;
    start = (start + 1) % capacity;
    size -= 1;
    return oldest;
  }

  return {
    get size() {
      return size;
    },
    push(item) {
      const gone = size === capacity ? shift() : undefined;
      slots[(start + size) % capacity] = item;
      size += 1;
      return gone;
    },
    shift,
    *newestFirst() {
      for (let back = size - 1; back >= 0; back -= 1) {
        const item = slots[(start + back) % capacity];
        if (item !== undefined) yield item;
      }
    },
  };
}

import type { VersionedValue } from './store.ts';

/** A record that is kept until a time. */
export interface Expiring extends VersionedValue {
  readonly address: string;
  /** Epoch milliseconds by the namespace's clock; `Infinity` where it does not end by itself. */
  readonly until: number;
  /** Its place in its queue, which alone changes it. */
  position: number;
}

/** The records of a collection by when they go, the first to go in front: a binary heap that knows where each of them is. */
export interface ExpiryQueue {
  readonly size: number;
  readonly first: Expiring | undefined;
  add(record: Expiring): void;
  remove(record: Expiring): void;
}

/** Makes an empty queue. Of records with the same time, the one that was written first goes first. */
export function createExpiryQueue(): ExpiryQueue {
  const heap: Expiring[] = [];

  function place(record: Expiring, position: number): void {
    heap[position] = record;
    record.position = position;
  }

  function rise(record: Expiring): void {
    let { position } = record;
    while (position > 0) {
      const above = (position - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !isBefore(record, parent)) break;
      place(parent, position);
      position = above;
    }
    place(record, position);
  }

  function sink(record: Expiring): void {
    let { position } = record;
    for (;;) {
      const left = heap[2 * position + 1];
      const right = heap[2 * position + 2];
      const child = right !== undefined && left !== undefined && isBefore(right, left) ? right : left;
      if (child === undefined || !isBefore(child, record)) break;
      const below = child.position;
      place(child, position);
      position = below;
    }
    place(record, position);
  }

  return {
    get size() {
      return heap.length;
    },
    get first() {
      return heap[0];
    },
    add(record) {
      place(record, heap.length);
      rise(record);
    },
    remove(record) {
      const last = heap.pop();
      if (last === undefined || last === record) return;
      place(last, record.position);
      rise(last);
      sink(last);
    },
  };
}

function isBefore(one: Expiring, other: Expiring): boolean {
  return one.until === other.until ? one.version < other.version : one.until < other.until;
}

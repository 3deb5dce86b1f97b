import { createAgeOrder, type Aged } from './age-order.ts';
import type { Entry } from './entry.ts';
import { fits, type Filter } from './filter.ts';
import { createRing, type Ring } from './ring.ts';
import { estimateSize } from './estimate-size.ts';

/** How much is kept. */
export interface JournalOptions {
  /** The most entries of one namespace: 250 when left out. */
  readonly maxEntries?: number;
  /** About the most bytes of all namespaces together: 64 MiB when left out. */
  readonly maxBytes?: number;
}

/** Which entries are wanted, and how many of them. */
interface Query extends Filter {
  /** Those that stand after the one with this id in the list: the older ones. */
  readonly after?: string | undefined;
  /** All of them when left out. */
  readonly limit?: number | undefined;
}

/** An entry as it is kept: it always has an id and a namespace. */
export type Kept = Entry & { readonly id: string; readonly namespace: string };

/** Is told of each new entry of a namespace. */
type Listener = (entry: Kept) => void;

/** The requests of every namespace. Where there is no room the oldest go first, whosever they are. */
export interface Journal {
  /** Keeps an entry; gives it with its id. */
  add(entry: Entry): Kept;
  /** Entries newest first, and how many there are without `after` and `limit`. */
  query(namespace: string, query: Query): { readonly entries: readonly Kept[]; readonly total: number };
  get(namespace: string, id: string): Kept | undefined;
  /** Forgets a namespace's entries; who listens goes on listening. */
  clear(namespace: string): void;
  /** How many entries are kept, of all namespaces. */
  entries(): number;
  /** About how many bytes they take up. */
  bytes(): number;
  /** Listens to a namespace from now on; gives the way to stop. */
  subscribe(namespace: string, listener: Listener): () => void;
  /** Puts entries, oldest first, in the place of a namespace's; who listens is not told of them. */
  restore(namespace: string, entries: readonly Kept[]): void;
}

/** An entry among those of all namespaces. */
interface Item {
  readonly entry: Kept;
  readonly bytes: number;
}

/** What is kept outlives the garbage of its request, and costs the collector as much as all the rest of the journal. */
const defaultEntries = 250;
const defaultBytes = 64 * 1024 * 1024;

/** Makes a journal. */
export function createJournal({
  maxEntries = defaultEntries,
  maxBytes = defaultBytes,
}: JournalOptions = {}): Journal {
  const rings = new Map<string, Ring<Aged<Item>>>();
  const order = createAgeOrder<Item>();
  const listeners = new Map<string, Set<Listener>>();
  let count = 0;
  let bytes = 0;
  let unnumbered = 0;

  function keep(entry: Kept): void {
    const item: Item = { entry, bytes: estimateSize(entry) };
    count += 1;
    bytes += item.bytes;
    forget(ringOf(entry.namespace).push(order.add(item)));
    while (bytes > maxBytes && order.oldest !== undefined) forgetOldest(order.oldest.value.entry.namespace);
  }

  function forget(aged: Aged<Item> | undefined): void {
    if (aged === undefined) return;
    order.remove(aged);
    count -= 1;
    bytes -= aged.value.bytes;
  }

  /** The oldest entry of all is the oldest of its namespace, too. */
  function forgetOldest(namespace: string): void {
    const ring = rings.get(namespace);
    forget(ring?.shift());
    if (ring?.size === 0) rings.delete(namespace);
  }

  function ringOf(namespace: string): Ring<Aged<Item>> {
    const known = rings.get(namespace);
    if (known !== undefined) return known;
    const ring = createRing<Aged<Item>>(maxEntries);
    rings.set(namespace, ring);
    return ring;
  }

  function clear(namespace: string): void {
    const ring = rings.get(namespace);
    rings.delete(namespace);
    for (let item = ring?.shift(); item !== undefined; item = ring?.shift()) forget(item);
  }

  return {
    add(entry) {
      const kept = isKept(entry) ? entry : named(entry, (unnumbered += 1));
      keep(kept);
      const told = listeners.get(kept.namespace);
      if (told !== undefined) for (const listener of told) listener(kept);
      return kept;
    },
    query(namespace, { after, limit = Infinity, ...filter }) {
      const all = [...(rings.get(namespace)?.newestFirst() ?? [])].map(({ value }) => value.entry);
      const fitting = all.filter((entry) => fits(entry, filter));
      const older = after === undefined ? fitting : olderThan(after, all, fitting);
      return { entries: older.slice(0, limit), total: fitting.length };
    },
    get(namespace, id) {
      for (const { value } of rings.get(namespace)?.newestFirst() ?? [])
        if (value.entry.id === id) return value.entry;
      return undefined;
    },
    clear,
    entries: () => count,
    bytes: () => bytes,
    subscribe(namespace, listener) {
      const told = listeners.get(namespace) ?? new Set();
      listeners.set(namespace, told.add(listener));
      return () => {
        told.delete(listener);
        if (told.size === 0 && listeners.get(namespace) === told) listeners.delete(namespace);
      };
    },
    restore(namespace, entries) {
      clear(namespace);
      for (const entry of entries) keep({ ...entry, namespace });
    },
  };
}

function isKept(entry: Entry): entry is Kept {
  return entry.id !== undefined && entry.namespace !== undefined;
}

/** A request that has no number of its namespace gets an id of the journal's. */
function named(entry: Entry, number: number): Kept {
  const { namespace = 'default' } = entry;
  return { ...entry, namespace, id: entry.id ?? `${namespace}-unmatched-${number}` };
}

/** What stands below an entry. One that is gone was the oldest: nothing is left below it. */
function olderThan(id: string, all: readonly Kept[], fitting: readonly Kept[]): readonly Kept[] {
  const position = all.findIndex((entry) => entry.id === id);
  const below = new Set(position === -1 ? [] : all.slice(position + 1));
  return fitting.filter((entry) => below.has(entry));
}

import { createEntryBuffer, type BufferLimits, type EntryBuffer } from './entry-buffer.ts';
import type { Entry, Kept, Recorder } from './entry.ts';

/** Which entries are wanted: those that have all that is named. */
export interface Filter {
  readonly provider?: string | undefined;
  readonly operation?: string | undefined;
  readonly outcome?: string | undefined;
  /** A login, in any case. */
  readonly account?: string | undefined;
  readonly status?: number | undefined;
  /** As it is shown. */
  readonly path?: string | undefined;
}

/** Which entries are wanted, and how many of them. */
interface Query extends Filter {
  /** Those that stand after the one with this id in the list: the older ones. */
  readonly after?: string | undefined;
  /** All of them when left out. */
  readonly limit?: number | undefined;
}

/** Is told of each new entry of a namespace. */
type Listener = (entry: Kept) => void;

/** The requests of every namespace. Where there is no room the oldest go first, whosever they are. */
export interface Journal extends Pick<EntryBuffer, 'clear' | 'entries' | 'bytes'> {
  /** Keeps an entry; gives it with its id. */
  add(entry: Entry): Kept;
  /** Entries newest first, and how many there are without `after` and `limit`. */
  query(namespace: string, query: Query): { readonly entries: readonly Kept[]; readonly total: number };
  get(namespace: string, id: string): Kept | undefined;
  /** Listens to a namespace from now on; gives the way to stop. */
  subscribe(namespace: string, listener: Listener): () => void;
  /** Puts entries, oldest first, in the place of a namespace's; who listens is not told of them. */
  restore(namespace: string, entries: readonly Kept[]): void;
}

/** A stored entry outlives the garbage of its request and costs the collector as much as all the rest of the journal. */
const defaultEntries = 250;
const defaultBytes = 64 * 1024 * 1024;

/** Creates a journal; 250 entries of a namespace, and 64 MiB of all together, when the limits are left out. */
export function createJournal({
  maxEntries = defaultEntries,
  maxBytes = defaultBytes,
}: Partial<BufferLimits> = {}): Journal {
  const buffer = createEntryBuffer({ maxEntries, maxBytes });
  const listeners = new Map<string, Set<Listener>>();
  let unnumbered = 0;

  return {
    add(entry) {
      const recorded = isKept(entry) ? entry : numbered(entry, (unnumbered += 1));
      buffer.add(recorded);
      const subscribers = listeners.get(recorded.namespace);
      if (subscribers !== undefined) for (const listener of subscribers) listener(recorded);
      return recorded;
    },
    query(namespace, { after, limit = Infinity, ...filter }) {
      const all = buffer.newestFirst(namespace);
      const fitting = all.filter((entry) => fits(entry, filter));
      const older = after === undefined ? fitting : olderThan(after, all, fitting);
      return { entries: older.slice(0, limit), total: fitting.length };
    },
    get: (namespace, id) => buffer.newestFirst(namespace).find((entry) => entry.id === id),
    clear: buffer.clear,
    entries: buffer.entries,
    bytes: buffer.bytes,
    subscribe(namespace, listener) {
      const subscribers = listeners.get(namespace) ?? new Set();
      listeners.set(namespace, subscribers.add(listener));
      return () => {
        subscribers.delete(listener);
        if (subscribers.size === 0 && listeners.get(namespace) === subscribers) listeners.delete(namespace);
      };
    },
    restore(namespace, entries) {
      buffer.clear(namespace);
      for (const entry of entries) buffer.add({ ...entry, namespace });
    },
  };
}

function isKept(entry: Entry): entry is Kept {
  return entry.id !== undefined && entry.namespace !== undefined;
}

/** A request that has no number of its namespace gets an id of the journal's. */
function numbered(entry: Entry, number: number): Kept {
  const { namespace = 'default' } = entry;
  return { ...entry, namespace, id: entry.id ?? `${namespace}-unmatched-${number}` };
}

/** What stands below an entry. One that is gone was the oldest: nothing is left below it. */
function olderThan(id: string, all: readonly Kept[], fitting: readonly Kept[]): readonly Kept[] {
  const position = all.findIndex((entry) => entry.id === id);
  const below = new Set(position === -1 ? [] : all.slice(position + 1));
  return fitting.filter((entry) => below.has(entry));
}

/** Whether an entry has all that a filter names. */
export function fits(entry: Entry, filter: Filter): boolean {
  const { account } = filter;
  if (account !== undefined && entry.account?.toLowerCase() !== account.toLowerCase()) return false;
  return exact.every((name) => filter[name] === undefined || entry[name] === filter[name]);
}

const exact = ['provider', 'operation', 'outcome', 'status', 'path'] as const;

/** A recorder whose mistakes are reported and harm no answer. */
export function guarded(record: Recorder, report: (error: unknown) => void): Recorder {
  return (entry) => {
    try {
      record(entry);
    } catch (error) {
      report(error);
    }
  };
}

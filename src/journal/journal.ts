import { allNamespaces, createEntryBuffer, type BufferLimits, type EntryBuffer } from './entry-buffer.ts';
import type { Entry, Kept, Recorder } from './entry.ts';
import { createMarks, type Marks } from './marks.ts';

/** Filter of entries: all set fields must match. */
export interface Filter {
  readonly provider?: string | undefined;
  readonly operation?: string | undefined;
  /** An outcome; a bare name also selects its reasons. */
  readonly outcome?: string | undefined;
  /** A login, in any case. */
  readonly account?: string | undefined;
  readonly status?: number | undefined;
  /** The redacted path. */
  readonly path?: string | undefined;
}

/** A filter with a page. */
interface Query extends Filter {
  /** Only entries older than the entry with this id. */
  readonly after?: string | undefined;
  /** Unlimited if not set. */
  readonly limit?: number | undefined;
}

/** Receives each new entry of a namespace with its mark. */
type Listener = (entry: Kept, mark: string) => void;

/** The recorded requests of all namespaces. When it is full, it evicts the oldest of any namespace. */
export interface Journal extends Pick<EntryBuffer, 'clear' | 'entries' | 'bytes'>, Marks {
  /** Stores an entry; returns it with its id. */
  add(entry: Entry): Kept;
  /** Returns matching entries of a namespace or of `allNamespaces`, newest first, and their total without `after` and `limit`. */
  query(namespace: string, query: Query): { readonly entries: readonly Kept[]; readonly total: number };
  get(namespace: string, id: string): Kept | undefined;
  /** Subscribes to new entries of a namespace or of `allNamespaces`; returns a function that unsubscribes. */
  subscribe(namespace: string, listener: Listener): () => void;
  /** Replaces a namespace's entries with these, oldest first, without notifying subscribers. */
  restore(namespace: string, entries: readonly Kept[]): void;
}

/** Default limit per namespace. Long-lived entries cost more in garbage collection than all other work of the journal. */
const defaultEntries = 250;
const defaultBytes = 64 * 1024 * 1024;

/** Creates a journal. Default limits: 250 entries per namespace, 64 MiB in total. */
export function createJournal({
  maxEntries = defaultEntries,
  maxBytes = defaultBytes,
}: Partial<BufferLimits> = {}): Journal {
  const buffer = createEntryBuffer({ maxEntries, maxBytes });
  const listeners = new Map<string, Set<Listener>>();
  const marks = createMarks(buffer);
  let unnumbered = 0;

  function notify(namespace: string, entry: Kept): void {
    const subscribers = listeners.get(namespace);
    if (subscribers === undefined) return;
    const mark = marks.mark(namespace);
    for (const listener of subscribers) listener(entry, mark);
  }

  return {
    ...marks,
    add(entry) {
      const recorded = isKept(entry) ? entry : numbered(entry, (unnumbered += 1));
      buffer.add(recorded);
      notify(recorded.namespace, recorded);
      notify(allNamespaces, recorded);
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
      for (const entry of entries) buffer.add({ ...entry, namespace }, 'restored');
    },
  };
}

function isKept(entry: Entry): entry is Kept {
  return entry.id !== undefined && entry.namespace !== undefined;
}

/** Gives an id to an entry without a number in its namespace. */
function numbered(entry: Entry, number: number): Kept {
  const { namespace = 'default' } = entry;
  return { ...entry, namespace, id: entry.id ?? `${namespace}-unmatched-${number}` };
}

/** Returns the entries older than this id; none if the id has been evicted, since evicted entries are the oldest. */
function olderThan(id: string, all: readonly Kept[], fitting: readonly Kept[]): readonly Kept[] {
  // an imported bundle may repeat an id of another namespace: the oldest, so that paging ends
  const position = all.findLastIndex((entry) => entry.id === id);
  const below = new Set(position === -1 ? [] : all.slice(position + 1));
  return fitting.filter((entry) => below.has(entry));
}

/** Returns whether an entry matches a filter. */
export function fits(entry: Entry, filter: Filter): boolean {
  const { account, outcome } = filter;
  if (account !== undefined && entry.account?.toLowerCase() !== account.toLowerCase()) return false;
  if (outcome !== undefined && entry.outcome !== outcome && entry.outcome?.startsWith(`${outcome}/`) !== true)
    return false;
  return exact.every((name) => filter[name] === undefined || entry[name] === filter[name]);
}

const exact = ['provider', 'operation', 'status', 'path'] as const;

/** Wraps a recorder so that its errors are reported and don't affect the response. */
export function guarded(record: Recorder, report: (error: unknown) => void): Recorder {
  return (entry) => {
    try {
      record(entry);
    } catch (error) {
      report(error);
    }
  };
}

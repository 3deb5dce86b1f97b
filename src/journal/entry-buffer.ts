import type { Entry, Kept, Nearest, ShownHeaders } from './entry.ts';

/** The limits of a buffer. */
export interface BufferLimits {
  /** Maximum number of entries of a namespace. */
  readonly maxEntries: number;
  /** Approximate maximum size of all namespaces together, in bytes. */
  readonly maxBytes: number;
}

/** Stores entries by namespace. When it is full, it evicts the oldest entries of any namespace. */
export interface EntryBuffer {
  /** Adds an entry with its number; 0 for an entry that isn't of this process. */
  add(entry: Kept, number: number): void;
  /** Removes the entries of a namespace. */
  clear(namespace: string): void;
  /** Returns the entries of a namespace or of `allNamespaces`, newest first. */
  newestFirst(namespace: string): readonly Kept[];
  /** Returns the entries of all namespaces with a higher number, oldest first. */
  after(number: number): readonly NumberedEntry[];
  /** Returns the number of entries in all namespaces. */
  entries(): number;
  /** Returns their approximate size in bytes. */
  bytes(): number;
}

/** Stands for all namespaces; no namespace has this name. */
export const allNamespaces = '';

/** An entry with its number among all entries of this process, in order of arrival. */
export interface NumberedEntry {
  readonly entry: Kept;
  readonly number: number;
}

/** An entry as a node of two linked lists: of its namespace, and of all namespaces. */
interface Item extends NumberedEntry {
  readonly bytes: number;
  readonly inNamespace: Neighbours;
  readonly inAll: Neighbours;
}

interface Neighbours {
  older: Item | undefined;
  newer: Item | undefined;
}

/** Creates an empty buffer. */
export function createEntryBuffer({ maxEntries, maxBytes }: BufferLimits): EntryBuffer {
  const all = createAgeList('inAll');
  const byNamespace = new Map<string, AgeList>();
  let bytes = 0;

  function listOf(namespace: string): AgeList {
    const known = byNamespace.get(namespace);
    if (known !== undefined) return known;
    const list = createAgeList('inNamespace');
    byNamespace.set(namespace, list);
    return list;
  }

  function remove(item: Item): void {
    const { namespace } = item.entry;
    const list = listOf(namespace);
    list.remove(item);
    all.remove(item);
    bytes -= item.bytes;
    if (list.size === 0) byNamespace.delete(namespace);
  }

  return {
    add(entry, number) {
      const item: Item = { entry, number, bytes: estimateSize(entry), inNamespace: alone(), inAll: alone() };
      const list = listOf(entry.namespace);
      list.add(item);
      all.add(item);
      bytes += item.bytes;
      if (list.size > maxEntries && list.oldest !== undefined) remove(list.oldest);
      while (bytes > maxBytes && all.oldest !== undefined) remove(all.oldest);
    },
    clear(namespace) {
      for (const item of byNamespace.get(namespace)?.newestFirst() ?? []) remove(item);
    },
    newestFirst(namespace) {
      const list = namespace === allNamespaces ? all : byNamespace.get(namespace);
      return (list?.newestFirst() ?? []).map(({ entry }) => entry);
    },
    after: (number) =>
      all
        .newestFirst()
        .filter((item) => item.number > number)
        .toReversed(),
    entries: () => all.size,
    bytes: () => bytes,
  };
}

/** A linked list of items by age; adding and removing takes constant time. */
interface AgeList {
  readonly size: number;
  readonly oldest: Item | undefined;
  /** Adds the newest item. */
  add(item: Item): void;
  /** Removes an item at any position. */
  remove(item: Item): void;
  newestFirst(): readonly Item[];
}

function createAgeList(list: 'inNamespace' | 'inAll'): AgeList {
  const ends: Neighbours = alone();
  let size = 0;
  return {
    get size() {
      return size;
    },
    get oldest() {
      return ends.newer;
    },
    add(item) {
      const before = ends.older;
      item[list].older = before;
      (before?.[list] ?? ends).newer = item;
      ends.older = item;
      size += 1;
    },
    remove(item) {
      const { older, newer } = item[list];
      (older?.[list] ?? ends).newer = newer;
      (newer?.[list] ?? ends).older = older;
      // a removed entry would keep its neighbours from the garbage collector
      item[list].older = undefined;
      item[list].newer = undefined;
      size -= 1;
    },
    newestFirst() {
      const items: Item[] = [];
      for (let item = ends.older; item !== undefined; item = item[list].older) items.push(item);
      return items;
    },
  };
}

function alone(): Neighbours {
  return { older: undefined, newer: undefined };
}

/** Size of an entry without its texts, in bytes. */
const frameBytes = 1500;
/** Ratio of an object's size in memory to the length of its JSON. */
const timesJson = 3;

/** Estimates the size of an entry in bytes; fast rather than exact. */
export function estimateSize({ path, account, forcedBy, trace, nearest, request, response }: Entry): number {
  return (
    frameBytes +
    path.length +
    (account?.length ?? 0) +
    (forcedBy?.length ?? 0) +
    textsSize(trace) +
    (nearest === undefined ? 0 : nearestSize(nearest)) +
    (request?.parameters === undefined ? 0 : querySize(request.parameters)) +
    (request?.query === undefined ? 0 : querySize(request.query)) +
    (request === undefined ? 0 : partSize(request.headers, request.body)) +
    (response === undefined ? 0 : partSize(response.headers, response.body))
  );
}

function textsSize(texts: readonly string[]): number {
  let bytes = 0;
  for (const text of texts) bytes += text.length;
  return bytes;
}

function nearestSize(nearest: readonly Nearest[]): number {
  let bytes = 0;
  for (const { path, differences } of nearest) bytes += path.length + textsSize(differences);
  return bytes;
}

function querySize(query: Readonly<Record<string, string>>): number {
  let bytes = 0;
  for (const name in query) bytes += timesJson * (name.length + (query[name]?.length ?? 0));
  return bytes;
}

function partSize(headers: ShownHeaders, body: unknown): number {
  let bytes = 0;
  for (const name in headers) bytes += name.length + (headers[name]?.length ?? 0);
  if (body === undefined) return bytes;
  // the length of a compressed body doesn't show its size
  const stated = headers['content-encoding'] === undefined ? Number(headers['content-length']) : NaN;
  return bytes + timesJson * (stated >= 0 ? stated : JSON.stringify(body).length);
}

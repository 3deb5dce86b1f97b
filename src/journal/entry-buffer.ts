import { randomBytes } from 'node:crypto';
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
  /** Adds an entry. Restored entries have no numbers: they aren't of this process, or came before. */
  add(entry: Kept, how?: 'restored'): void;
  /** Removes the entries of a namespace. */
  clear(namespace: string): void;
  /** Returns the entries of a namespace or of `allNamespaces`, newest first. */
  newestFirst(namespace: string): readonly Kept[];
  /** Returns the numbered entries of a namespace or of `allNamespaces`; undefined for a namespace without entries. */
  numbering(namespace: string): Numbering | undefined;
  /** Returns the number of entries in all namespaces. */
  entries(): number;
  /** Returns their approximate size in bytes. */
  bytes(): number;
}

/** Stands for all namespaces; no namespace has this name. */
export const allNamespaces = '';

/** An entry with its number. */
interface NumberedEntry {
  readonly entry: Kept;
  readonly number: number;
}

/** A list's entries, numbered from 1 in order of arrival. */
export interface Numbering {
  /** Random text that identifies the list: a namespace's list ends when it is emptied. */
  readonly id: string;
  /** The number of the newest entry, even if it has been evicted. */
  readonly newest: number;
  /** Returns the entries with a higher number, oldest first. */
  after(number: number): readonly NumberedEntry[];
  /** Returns the number of the entry with this id, 0 if it was restored; undefined for an unknown id. */
  numberOf(id: string): number | undefined;
}

/** An entry as a node of two linked lists: of its namespace, and of all namespaces. */
interface Item {
  readonly entry: Kept;
  readonly bytes: number;
  readonly inNamespace: Node;
  readonly inAll: Node;
}

interface Ends {
  older: Item | undefined;
  newer: Item | undefined;
}

interface Node extends Ends {
  /** 0 for a restored entry. */
  number: number;
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
    add(entry, how) {
      const item: Item = { entry, bytes: estimateSize(entry), inNamespace: alone(), inAll: alone() };
      const isNumbered = how !== 'restored';
      const list = listOf(entry.namespace);
      list.add(item, isNumbered);
      all.add(item, isNumbered);
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
    numbering: (namespace) => (namespace === allNamespaces ? all : byNamespace.get(namespace)),
    entries: () => all.size,
    bytes: () => bytes,
  };
}

/** A linked list of items by age; adding and removing takes constant time. */
interface AgeList extends Numbering {
  readonly size: number;
  readonly oldest: Item | undefined;
  /** Adds the newest item, with the next number or without one. */
  add(item: Item, isNumbered: boolean): void;
  /** Removes an item at any position. */
  remove(item: Item): void;
  newestFirst(): readonly Item[];
}

function createAgeList(list: 'inNamespace' | 'inAll'): AgeList {
  const ends: Ends = { older: undefined, newer: undefined };
  let size = 0;
  let newest = 0;
  let id: string | undefined;

  function newestFirst(): readonly Item[] {
    const items: Item[] = [];
    for (let item = ends.older; item !== undefined; item = item[list].older) items.push(item);
    return items;
  }

  return {
    get id() {
      return (id ??= randomBytes(6).toString('hex'));
    },
    get newest() {
      return newest;
    },
    after: (number) =>
      newestFirst()
        .filter((item) => item[list].number > number)
        .map((item) => ({ entry: item.entry, number: item[list].number }))
        .toReversed(),
    numberOf: (entryId) => newestFirst().find(({ entry }) => entry.id === entryId)?.[list].number,
    get size() {
      return size;
    },
    get oldest() {
      return ends.newer;
    },
    add(item, isNumbered) {
      if (isNumbered) item[list].number = newest += 1;
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
    newestFirst,
  };
}

function alone(): Node {
  return { older: undefined, newer: undefined, number: 0 };
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

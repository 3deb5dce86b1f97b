import { signal } from '@preact/signals';
import { call } from '../api/client.ts';
import { messageOf } from '../api/problem.ts';
import type { Change, RequestEntry } from '../live/events.ts';
import { onLive } from '../live/live.ts';
import { onlyNamespace } from '../page/namespace.ts';

/** The requests that the page knows, newest first; of all namespaces that the caller may read. */
export const requests = signal<readonly RequestEntry[]>([]);

/** Whether the journal has been read since the emulator's start. */
export const areRequestsLoaded = signal(false);

/** Why the journal couldn't be read; undefined if it could. */
export const requestsError = signal<string | undefined>(undefined);

/** How many requests the journal dropped while this page didn't listen; 0 once the user has seen it. */
export const missedRequests = signal(0);

/** The most requests that the page keeps; the journal itself keeps fewer of each namespace. */
const maxRequests = 20_000;
const pageSize = 1000;
/** Requests that arrive within this time are shown at once. */
const batchMs = 100;

/** The calls that empty the journal of their namespace. */
const emptyingCalls: ReadonlySet<string> = new Set([
  'clearRequests',
  'resetNamespace',
  'putNamespace',
  'removeNamespace',
  'putBundle',
]);

const arrivals = new WeakMap<RequestEntry, number>();
const lastArrival = { value: 0 };

/** Returns the place of a request in the order in which the page learned of them. */
export function arrivalOf(entry: RequestEntry): number {
  return arrivals.get(entry) ?? 0;
}

/** Returns the place of the last request of which the page learned. */
export function newestArrival(): number {
  return lastArrival.value;
}

/** Reads the journal and follows it. */
export function startRequests(): void {
  const waiting: RequestEntry[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let takenAt = 0;

  onLive((event) => {
    if (event.type === 'request') {
      waiting.push(event.entry);
      timer ??= setTimeout(takeWaiting, Math.max(0, takenAt + batchMs - performance.now()));
      return;
    }
    takeWaiting();
    if (event.type === 'missed') {
      missedRequests.value += event.count;
      void load();
    } else if (event.type === 'restarted' || event.type === 'cleared') {
      requests.value = [];
      areRequestsLoaded.value = false;
      void load();
    } else if (event.type === 'open' && (event.isFirst || !areRequestsLoaded.value)) {
      void load();
    } else if (event.type === 'change') {
      afterChange(event.change);
    }
  });

  function takeWaiting(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    takenAt = performance.now();
    requests.value = merged(numbered(waiting.splice(0).reverse()), requests.value);
  }
}

function afterChange({ call: name, namespace }: Change): void {
  if (!emptyingCalls.has(name)) return;
  requests.value = requests.value.filter((one) => one.namespace !== namespace);
  if (name === 'putBundle') void load();
}

/** Reads the journal again. */
export async function load(): Promise<void> {
  try {
    const before = new Map(requests.value.map((one) => [one.id, one]));
    // an entry that the page knows stays the same object; after a new start, another request may have its id
    const loaded = (await readAll()).map((one) => {
      const known = before.get(one.id);
      return known?.at === one.at ? known : one;
    });
    // what arrived during the load is newer than what it returned
    const arrived = requests.value.filter(({ id }) => !before.has(id));
    requests.value = merged(arrived, numbered(loaded));
    areRequestsLoaded.value = true;
    requestsError.value = undefined;
  } catch (error) {
    requestsError.value = messageOf(error);
  }
}

async function readAll(): Promise<readonly RequestEntry[]> {
  const scope = onlyNamespace.value === undefined ? 'all' : 'namespace';
  const found: RequestEntry[] = [];
  while (found.length < maxRequests) {
    const after = found.at(-1)?.id;
    const query = { scope, limit: pageSize, ...(after === undefined ? {} : { after }) } as const;
    const { requests: page } = await call('listRequests', { query });
    found.push(...page);
    if (page.length < pageSize) break;
  }
  return found;
}

/** Puts newer entries before older ones; an entry that both have comes once. */
function merged(newer: readonly RequestEntry[], older: readonly RequestEntry[]): readonly RequestEntry[] {
  const ids = new Set(newer.map(({ id }) => id));
  return [...newer, ...older.filter(({ id }) => !ids.has(id))].slice(0, maxRequests);
}

/** Numbers the entries that have no number yet, the oldest first. */
function numbered(entries: readonly RequestEntry[]): readonly RequestEntry[] {
  for (const entry of entries.toReversed()) {
    if (!arrivals.has(entry)) arrivals.set(entry, (lastArrival.value += 1));
  }
  return entries;
}

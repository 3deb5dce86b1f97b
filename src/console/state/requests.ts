import { signal } from '@preact/signals';
import { call } from '../api/client.ts';
import { messageOf } from '../api/problem.ts';
import type { RequestEntry } from '../live/events.ts';
import { onLive } from '../live/live.ts';
import { onlyNamespace } from './namespace.ts';

/** The requests that the page knows, newest first; of all namespaces that the caller may read. */
export const requests = signal<readonly RequestEntry[]>([]);

/** Whether the journal has been read once. */
export const areRequestsLoaded = signal(false);

/** Why the journal couldn't be read; undefined if it could. */
export const requestsError = signal<string | undefined>(undefined);

/** How many requests the journal dropped while this page didn't listen; 0 once the user has seen it. */
export const missedRequests = signal(0);

/** The most requests that the page keeps; the journal itself keeps fewer. */
const maxRequests = 20_000;
const pageSize = 1000;

/** Removes the requests of a namespace, as the journal did. */
const emptyingCalls: ReadonlySet<string> = new Set([
  'clearRequests',
  'resetNamespace',
  'removeNamespace',
  'putBundle',
]);

/** Reads the journal and follows it. */
export function startRequests(): void {
  let waiting: RequestEntry[] = [];
  onLive((event) => {
    if (event.type === 'request') {
      waiting.push(event.entry);
      if (waiting.length === 1) requestAnimationFrame(takeWaiting);
    } else if (event.type === 'missed') {
      missedRequests.value += event.count;
      void load();
    } else if (event.type === 'restarted') {
      requests.value = [];
      void load();
    } else if (event.type === 'open' && event.isFirst) {
      void load();
    } else if (event.type === 'change' && emptyingCalls.has(event.change.call)) {
      const { namespace, call } = event.change;
      requests.value = requests.value.filter((one) => one.namespace !== namespace);
      if (call === 'putBundle') void load();
    }
  });

  function takeWaiting(): void {
    const arrived = waiting.reverse();
    waiting = [];
    requests.value = merged(arrived, requests.value);
  }
}

async function load(): Promise<void> {
  try {
    const before = new Set(requests.value.map(({ id }) => id));
    const loaded = await readAll();
    // what arrived during the load is newer than what it returned
    requests.value = merged(
      requests.value.filter(({ id }) => !before.has(id)),
      loaded,
    );
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
  const rest = older.some(({ id }) => ids.has(id)) ? older.filter(({ id }) => !ids.has(id)) : older;
  return [...newer, ...rest].slice(0, maxRequests);
}

import type { AdminClient } from './admin-client.ts';
import type { EventOptions } from './events.ts';
import type {
  JournalEntry,
  JournalFilter,
  JournalPage,
  JournalQuery,
  JournalWait,
  Replayed,
  UnmatchedRequest,
} from './types.ts';

/** The journal: what was asked, what was answered, and why. */
export interface JournalControls {
  /**
   * One page of it, newest first.
   *
   * @example
   * const { requests } = await emulator.requests.list({ outcome: 'locked-out', limit: 1 });
   * console.log(requests[0]?.trace);
   */
  list(query?: JournalQuery): Promise<JournalPage>;
  /**
   * One request, by the id in its answer's header `x-emulator-request`.
   *
   * @example
   * const { outcome, trace } = await emulator.requests.get(response.headers.get('x-emulator-request') ?? '');
   */
  get(id: string): Promise<JournalEntry>;
  /**
   * How many requests there were.
   *
   * @example
   * expect(await emulator.requests.count({ outcome: 'invalid-credentials' })).toBe(1);
   */
  count(filter?: JournalFilter): Promise<number>;
  /**
   * Waits in real time until so many requests have come, those that came before among them; rejects after `timeoutMs`.
   *
   * @example
   * const [login] = await emulator.requests.wait({ operation: 'login', count: 1, timeoutMs: 5000 });
   */
  wait(wait?: JournalWait): Promise<readonly JournalEntry[]>;
  /**
   * Requests that no operation took, each with the nearest and what differed.
   *
   * @example
   * expect(await emulator.requests.unmatched()).toEqual([]);
   */
  unmatched(): Promise<readonly UnmatchedRequest[]>;
  /**
   * Sends a request again, with the secrets that stand for its symbols now.
   *
   * @example
   * const { status } = await emulator.requests.replay(id);
   */
  replay(id: string): Promise<Replayed>;
  /**
   * Is told of each request from now on. It listens when the promise resolves; leaving the loop ends it.
   *
   * @example
   * for await (const { method, path, outcome } of await emulator.requests.events()) console.log(method, path, outcome);
   */
  events(options?: EventOptions): Promise<AsyncIterableIterator<JournalEntry>>;
  /**
   * Empties it.
   *
   * @example
   * await emulator.requests.clear();
   */
  clear(): Promise<void>;
}

/** Opens the stream of the journal. */
export type OpenEvents = JournalControls['events'];

/** Makes the journal of a namespace. */
export function createJournalControls(ask: AdminClient, events: OpenEvents): JournalControls {
  return {
    list: (query = {}) => ask('listRequests', { query }),
    get: (id) => ask('getRequest', { params: { id } }),
    count: async (filter = {}) => (await ask('countRequests', { body: filter })).count,
    wait: async (wait = {}) =>
      (await ask('waitForRequests', { body: { ...minimumCount, ...wait } })).requests,
    unmatched: async () => (await ask('listUnmatched', {})).requests,
    replay: (id) => ask('replayRequest', { params: { id } }),
    events,
    clear: () => ask('clearRequests', {}),
  };
}

const minimumCount = { count: 1, timeoutMs: 5000 };

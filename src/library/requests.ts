import { type AdminClient, pathOf, refusal } from './admin-client.ts';
import type {
  JournalEntry,
  JournalFilter,
  JournalPage,
  JournalQuery,
  JournalWait,
  Replayed,
  UnmatchedRequest,
} from './types.ts';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { headersIn, type Transport } from './transport.ts';
import { isRecord } from '../json.ts';

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
      (await ask('waitForRequests', { body: { count: 1, timeoutMs: 5000, ...wait } })).requests,
    unmatched: async () => (await ask('listUnmatched', {})).requests,
    replay: (id) => ask('replayRequest', { params: { id } }),
    events,
    clear: () => ask('clearRequests', {}),
  };
}

/** Which requests to be told of, and until when. */
export interface EventOptions extends JournalFilter {
  /** Ends the stream. */
  readonly signal?: AbortSignal;
}

/** Opens the journal's stream in a namespace; resolves when it listens, so that nothing that is sent from then on is missed. */
export async function openEvents(
  { send, closing }: Pick<Transport, 'send' | 'closing'>,
  namespace: string | undefined,
  { signal, ...query }: EventOptions = {},
): Promise<AsyncIterableIterator<JournalEntry>> {
  const leaving = new AbortController();
  const ends = [leaving.signal, signal, closing].filter((one) => one !== undefined);
  const ended = AbortSignal.any(ends);
  const sent = { headers: headersIn(namespace), signal: ended };
  const response = await send(pathOf('streamEvents', { query }), sent);
  if (!response.ok || response.body === null)
    throw refusal('streamEvents', response.status, await response.text());
  const events = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  const entries = entriesIn(events, ended);
  const iterator: AsyncIterableIterator<JournalEntry> = {
    next: () => entries.next(),
    // also before anything was asked for: a generator that has not begun would not know that it ends
    return() {
      leaving.abort();
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

async function* entriesIn(
  events: ReadableStream<{ readonly data: string }>,
  ended: AbortSignal,
): AsyncGenerator<JournalEntry, undefined, undefined> {
  try {
    for await (const { data } of events) {
      const entry: unknown = JSON.parse(data);
      if (isEntry(entry)) yield entry;
    }
  } catch (error) {
    // whoever ends it knows that it ends
    if (!ended.aborted) throw error;
  }
  return undefined;
}

function isEntry(value: unknown): value is JournalEntry {
  return isRecord(value) && 'id' in value && 'trace' in value;
}

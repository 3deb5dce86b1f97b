import { type AdminClient, pathOf, refusal } from './admin-client.ts';
import type {
  JournalEntry,
  JournalFilter,
  JournalPage,
  JournalQuery,
  JournalWait,
  Replayed,
  RequestToSend,
  UnmatchedRequest,
} from './types.ts';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { headersIn, type Transport } from './transport.ts';
import { isRecord } from '../json.ts';

/** The journal: recorded requests, their responses, and the reasons. */
export interface JournalControls {
  /**
   * Returns one page of the journal, newest first.
   *
   * @example
   * const { requests } = await emulator.requests.list({ outcome: 'locked-out', limit: 1 });
   * console.log(requests[0]?.trace);
   */
  list(query?: JournalQuery): Promise<JournalPage>;
  /**
   * Returns the request with an id, which its response has in the header `x-emulator-request`.
   *
   * @example
   * const { outcome, trace } = await emulator.requests.get(response.headers.get('x-emulator-request') ?? '');
   */
  get(id: string): Promise<JournalEntry>;
  /**
   * Returns the number of recorded requests that match a filter.
   *
   * @example
   * expect(await emulator.requests.count({ outcome: 'invalid-credentials' })).toBe(1);
   */
  count(filter?: JournalFilter): Promise<number>;
  /**
   * Waits in real time until the journal has `count` matching requests, new or old. Rejects after `timeoutMs`.
   *
   * @example
   * const [login] = await emulator.requests.wait({ operation: 'login', count: 1, timeoutMs: 5000 });
   */
  wait(wait?: JournalWait): Promise<readonly JournalEntry[]>;
  /**
   * Returns the requests that matched no operation, each with the nearest operations and their differences.
   *
   * @example
   * expect(await emulator.requests.unmatched()).toEqual([]);
   */
  unmatched(): Promise<readonly UnmatchedRequest[]>;
  /**
   * Sends a request again, with the current secrets for its placeholders.
   *
   * @example
   * const { status } = await emulator.requests.replay(id);
   */
  replay(id: string): Promise<Replayed>;
  /**
   * Sends a new request, with the current secrets for placeholders such as `‹plain.password›`. The journal
   * marks it, and the coverage doesn't count it.
   *
   * @example
   * const { request, method, path } = await emulator.requests.get(id);
   * const { status } = await emulator.requests.send({ method, path, body: request.body });
   */
  send(request: RequestToSend): Promise<Replayed>;
  /**
   * Streams each new request. The promise resolves once the stream is open; leaving the loop closes it.
   *
   * @example
   * for await (const { method, path, outcome } of await emulator.requests.events()) console.log(method, path, outcome);
   */
  events(options?: EventOptions): Promise<AsyncIterableIterator<JournalEntry>>;
  /**
   * Deletes all entries.
   *
   * @example
   * await emulator.requests.clear();
   */
  clear(): Promise<void>;
}

/** Opens the stream of the journal. */
export type OpenEvents = JournalControls['events'];

/** Creates the journal controls of a namespace. */
export function createJournalControls(ask: AdminClient, events: OpenEvents): JournalControls {
  return {
    list: (query = {}) => ask('listRequests', { query }),
    get: (id) => ask('getRequest', { params: { id } }),
    count: async (filter = {}) => (await ask('countRequests', { body: filter })).count,
    wait: async (wait = {}) =>
      (await ask('waitForRequests', { body: { count: 1, timeoutMs: 5000, ...wait } })).requests,
    unmatched: async () => (await ask('listUnmatched', {})).requests,
    replay: (id) => ask('replayRequest', { params: { id } }),
    send: (body) => ask('sendRequest', { body }),
    events,
    clear: () => ask('clearRequests', {}),
  };
}

/** A filter for streamed requests, and a signal that ends the stream. */
export interface EventOptions extends JournalFilter {
  /** Ends the stream when aborted. */
  readonly signal?: AbortSignal;
}

/** Opens the journal's stream of a namespace. Resolves once the stream is open, so that no later request is missed. */
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
    // a generator that has not started ignores return(), so the request is aborted here
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
    // the caller ended the stream
    if (!ended.aborted) throw error;
  }
  return undefined;
}

function isEntry(value: unknown): value is JournalEntry {
  return isRecord(value) && 'id' in value && 'trace' in value;
}

import { EventSourceParserStream } from 'eventsource-parser/stream';
import { pathOf, refusal } from './admin-client.ts';
import { headersIn, type Transport } from './transport.ts';
import type { JournalEntry, JournalFilter } from './types.ts';

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
  return typeof value === 'object' && value !== null && 'id' in value && 'trace' in value;
}

import { EventSourceParserStream } from 'eventsource-parser/stream';
import { pathOf, refusal } from './ask.ts';
import { headersIn, type Send } from './connection.ts';
import type { JournalEntry, JournalFilter } from './words.ts';

/** Which requests to be told of, and until when. */
export interface EventOptions extends JournalFilter {
  /** Ends the stream. */
  readonly signal?: AbortSignal;
}

/** Opens the journal's stream in a namespace; resolves when it listens, so that nothing that is sent from then on is missed. */
export async function openEvents(
  send: Send,
  namespace: string | undefined,
  { signal, ...query }: EventOptions = {},
): Promise<AsyncIterableIterator<JournalEntry>> {
  const response = await send(pathOf('streamEvents', { query }), {
    headers: headersIn(namespace),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!response.ok || response.body === null)
    throw refusal('streamEvents', response.status, await response.text());
  const events = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  return entriesIn(events, signal);
}

async function* entriesIn(
  events: ReadableStream<{ readonly data: string }>,
  signal: AbortSignal | undefined,
): AsyncGenerator<JournalEntry, void, undefined> {
  try {
    for await (const { data } of events) {
      const entry: unknown = JSON.parse(data);
      if (isEntry(entry)) yield entry;
    }
  } catch (error) {
    // whoever ends it knows that it ends
    if (signal?.aborted !== true) throw error;
  }
}

function isEntry(value: unknown): value is JournalEntry {
  return typeof value === 'object' && value !== null && 'id' in value && 'trace' in value;
}

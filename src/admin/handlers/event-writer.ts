import type { ServerResponse } from 'node:http';

/** Writes events to one client. */
export interface EventWriter<Event> {
  /** Writes an event after those that wait. */
  readonly write: (event: Event) => void;
}

/** How events become text, and their approximate size in bytes. */
interface EventForm<Event> {
  readonly textOf: (event: Event) => string;
  readonly sizeOf: (event: Event) => number;
}

/** A client for which more new events wait is disconnected. It reconnects by itself and sends its last event id. */
const maxWaitingBytes = 8 * 1024 * 1024;

/**
 * Creates a writer that writes as fast as the client reads. `backlog` comes first. Waiting events become text only when
 * the client can read them, so that a slow client costs no copy of the journal.
 */
export function createEventWriter<Event>(
  response: ServerResponse,
  backlog: readonly Event[],
  { textOf, sizeOf }: EventForm<Event>,
): EventWriter<Event> {
  let waiting = backlog;
  let added: Event[] = [];
  let addedBytes = 0;
  let position = 0;
  let isFull = false;

  function flush(): void {
    isFull = false;
    while (!isFull) {
      if (position === waiting.length) {
        if (added.length === 0) return;
        [waiting, added, addedBytes, position] = [added, [], 0, 0];
      }
      const event = waiting[position];
      position += 1;
      const text = event === undefined ? '' : textOf(event);
      if (text !== '') isFull = !response.write(text);
    }
  }

  response.on('drain', flush);
  flush();
  return {
    write(event) {
      added.push(event);
      if (!isFull) return flush();
      addedBytes += sizeOf(event);
      if (addedBytes > maxWaitingBytes) response.destroy();
    },
  };
}

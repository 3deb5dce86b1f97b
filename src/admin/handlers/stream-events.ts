import { allNamespaces, estimateSize } from '../../journal/entry-buffer.ts';
import { fits, type Filter, type Journal } from '../../journal/journal.ts';
import type { MarkedEntry } from '../../journal/marks.ts';
import { untilDisconnected } from '../../http/disconnect.ts';
import type { AdminCall } from '../handler.ts';
import { createEventWriter } from './event-writer.ts';
import { presentEntry } from './present-requests.ts';

const heartbeatMs = 15_000;

/** A part of the stream: an entry, which becomes text when the client can read it, or a text. */
type Waiting = MarkedEntry | string;

/** Streams entries as server-sent events: first those after `Last-Event-ID`, then new ones; also changes if asked for. */
export function streamEvents(call: AdminCall<'streamEvents'>, filter: Filter): void {
  const { journal, changes, namespace, query, request, response } = call;
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const textOf = (event: Waiting) => {
    if (typeof event === 'string') return event;
    const { entry, mark } = event;
    return fits(entry, filter) ? eventOf('request', presentEntry(entry), mark) : '';
  };
  // without an event, the client learns here after which entry to continue
  const mark = () => `id: ${journal.mark(namespace)}\n\n`;
  const last = request.headers['last-event-id'];
  const missed = typeof last !== 'string' || last === '' ? [] : missedBy(last, journal, namespace);
  const { write } = createEventWriter<Waiting>(response, ['retry: 1000\n\n', ...missed, mark()], {
    textOf,
    sizeOf,
  });
  const stops = [journal.subscribe(namespace, (entry, at) => write({ entry, mark: at }))];
  if (query.changes === true)
    stops.push(
      changes.subscribe((change) => {
        const isInScope = namespace === allNamespaces || [null, namespace].includes(change.namespace);
        if (isInScope) write(eventOf('change', change));
      }),
    );
  const heartbeat = setInterval(() => write(`: still here\n${mark()}`), heartbeatMs);
  heartbeat.unref();
  untilDisconnected(request, response, () => {
    clearInterval(heartbeat);
    for (const stop of stops) stop();
    response.end();
  });
}

function sizeOf(event: Waiting): number {
  return typeof event === 'string' ? event.length : estimateSize(event.entry);
}

function eventOf(name: string, data: object, id?: string): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Returns what a client missed after an id: entries, oldest first, and how many others the journal no longer has. */
function missedBy(last: string, journal: Journal, namespace: string): readonly Waiting[] {
  const { reason, missed, entries } = journal.since(namespace, last);
  return [
    ...(reason === undefined ? [] : [eventOf(reason, {})]),
    ...(missed > 0 ? [eventOf('missed', { count: missed })] : []),
    ...entries,
  ];
}

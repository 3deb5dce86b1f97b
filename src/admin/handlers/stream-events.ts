import type { Kept } from '../../journal/entry.ts';
import { allNamespaces, estimateSize, type NumberedEntry } from '../../journal/entry-buffer.ts';
import { fits, type Filter, type Journal } from '../../journal/journal.ts';
import { untilDisconnected } from '../../http/disconnect.ts';
import type { AdminCall } from '../handler.ts';
import { createEventWriter } from './event-writer.ts';
import { presentEntry } from './present-requests.ts';

const heartbeatMs = 15_000;

/** A part of the stream: an entry, which becomes text when the client can read it, or a text. */
type Waiting = NumberedEntry | string;

/** Streams entries as server-sent events: first those after `Last-Event-ID`, then new ones; also changes if asked for. */
export function streamEvents(call: AdminCall<'streamEvents'>, filter: Filter): void {
  const { journal, changes, namespace, query, request, response } = call;
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const isAll = namespace === allNamespaces;
  const idOf = (number: number) => `${journal.process}-${number}`;
  // without an event, the client learns here after which entry to continue
  const mark = () => (isAll ? `id: ${idOf(journal.newest())}\n` : '');
  const textOf = (event: Waiting) => {
    if (typeof event === 'string') return event;
    const { entry, number } = event;
    return fits(entry, filter)
      ? eventOf('request', presentEntry(entry), isAll ? idOf(number) : entry.id)
      : '';
  };
  const last = request.headers['last-event-id'];
  const missed = typeof last !== 'string' || last === '' ? [] : missedBy(last, journal, namespace);
  const { write } = createEventWriter<Waiting>(
    response,
    ['retry: 1000\n\n', ...missed, ...(isAll ? [`${mark()}\n`] : [])],
    { textOf, sizeOf },
  );
  const stops = [journal.subscribe(namespace, (entry, number) => write({ entry, number }))];
  if (query.changes === true)
    stops.push(
      changes.subscribe((change) => {
        if (isAll || change.namespace === null || change.namespace === namespace)
          write(eventOf('change', change));
      }),
    );
  const heartbeat = setInterval(() => write(`: still here\n${mark()}\n`), heartbeatMs);
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
  if (namespace !== allNamespaces)
    return missedSince(last, journal, namespace).map((entry) => ({ entry, number: 0 }));
  const number = numberIn(last, journal);
  const { entries, missed } = journal.since(number ?? 0);
  return [
    ...(number === undefined ? [eventOf('restarted', {})] : []),
    ...(missed > 0 ? [eventOf('missed', { count: missed })] : []),
    ...entries,
  ];
}

/** Returns the number in an id; undefined if the id is of another process. */
function numberIn(id: string, { process }: Journal): number | undefined {
  if (!id.startsWith(`${process}-`)) return undefined;
  const text = id.slice(process.length + 1);
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Returns the entries after this id, oldest first; all entries if the id has been evicted. */
function missedSince(id: string, journal: Journal, namespace: string): readonly Kept[] {
  const { entries } = journal.query(namespace, {});
  const position = entries.findIndex((entry) => entry.id === id);
  return entries.slice(0, position === -1 ? undefined : position).toReversed();
}

import type { Response } from 'express';
import type { Kept } from '../../journal/entry.ts';
import { allNamespaces } from '../../journal/entry-buffer.ts';
import { fits, type Filter, type Journal } from '../../journal/journal.ts';
import { untilDisconnected } from '../../http/disconnect.ts';
import type { AdminCall } from '../handler.ts';
import { presentEntry } from './present-requests.ts';

const heartbeatMs = 15_000;
/** A client with more unread bytes is disconnected. It reconnects by itself and sends its last event id. */
const maxWaitingBytes = 8 * 1024 * 1024;

/** Writes a part of the stream. */
type Write = (text: string) => void;

/** Streams entries as server-sent events: first those after `Last-Event-ID`, then new ones; also changes if asked for. */
export function streamEvents(call: AdminCall<'streamEvents'>, filter: Filter): void {
  const { journal, changes, namespace, query, request, response } = call;
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const write = writerTo(response);
  const isAll = namespace === allNamespaces;
  const send = (entry: Kept, number: number) => {
    const id = isAll ? idOf(journal, number) : entry.id;
    if (fits(entry, filter)) write(eventOf('request', presentEntry(entry), id));
  };
  write('retry: 1000\n\n');
  const last = request.headers['last-event-id'];
  if (typeof last === 'string' && last !== '') {
    if (isAll) sendMissed(last, journal, write, send);
    else missedSince(last, journal, namespace).forEach((entry) => send(entry, 0));
  }
  // without an event, the client learns here after which entry to continue
  const mark = isAll ? () => `id: ${idOf(journal, journal.newest())}\n` : () => '';
  if (isAll) write(`${mark()}\n`);
  const stops = [journal.subscribe(namespace, send)];
  if (query.changes === true)
    stops.push(
      changes.subscribe((change) => {
        if (isAll || change.namespace === null || change.namespace === namespace)
          write(eventOf('change', change));
      }),
    );
  const heartbeat = setInterval(() => void response.write(`: still here\n${mark()}\n`), heartbeatMs);
  heartbeat.unref();
  untilDisconnected(request, response, () => {
    clearInterval(heartbeat);
    for (const stop of stops) stop();
    response.end();
  });
}

/** Creates a function that writes to a client, and disconnects it if it doesn't read. */
function writerTo(response: Response): Write {
  return (text) => {
    if (response.writableLength > maxWaitingBytes) response.destroy();
    else response.write(text);
  };
}

function eventOf(name: string, data: object, id?: string): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

function idOf({ process }: Journal, number: number): string {
  return `${process}-${number}`;
}

/** Sends the entries of all namespaces after an id, oldest first, and how many of them the journal no longer has. */
function sendMissed(
  last: string,
  journal: Journal,
  write: Write,
  send: (entry: Kept, number: number) => void,
): void {
  const number = numberIn(last, journal);
  if (number === undefined) write(eventOf('restarted', {}));
  const { entries, missed } = journal.since(number ?? 0);
  if (missed > 0) write(eventOf('missed', { count: missed }));
  for (const one of entries) send(one.entry, one.number);
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

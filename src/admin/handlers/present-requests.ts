import type { components } from '../../generated/admin/types.ts';
import type { KeptRequest, Kept } from '../../journal/entry.ts';
import { type Journal, fits, type Filter } from '../../journal/journal.ts';
import { untilDisconnected } from '../../http/disconnect.ts';
import { definedOnly } from '../../json.ts';
import type { AdminCall } from '../handler.ts';

type Shown = components['schemas']['Request'];
type Captured = components['schemas']['Captured'];
type Unmatched = components['schemas']['Unmatched'];

/** Converts a journal entry to the contract's shape. */
export function presentEntry(entry: Kept): Shown {
  const { id, namespace, method, path, status, trace } = entry;
  return {
    id,
    at: new Date(entry.at).toISOString(),
    namespace,
    provider: entry.provider ?? null,
    operation: entry.operation ?? null,
    profile: entry.profile ?? null,
    account: entry.account ?? null,
    method,
    path,
    status,
    outcome: entry.outcome ?? null,
    provenance: entry.provenance ?? null,
    trace: [...trace],
    ...definedOnly({ sentBy: entry.sentBy }),
    request: captured(entry.request),
    response: captured(entry.response),
  };
}

/** Converts one side of an entry; a response that was never sent has no headers. */
function captured({ headers, query, parameters, body }: KeptRequest = { headers: {} }): Captured {
  return definedOnly({ headers, query, parameters, body });
}

/** Converts the entry of an unmatched request, with the operations that are nearest to it. */
export function presentUnmatched(entry: Kept): Unmatched {
  const nearest = (entry.nearest ?? []).map(({ differences, ...operation }) => ({
    ...operation,
    differences: [...differences],
  }));
  return { ...presentEntry(entry), nearest };
}

const heartbeatMs = 15_000;
/** A client with more unread bytes is disconnected. It reconnects by itself and sends its last event id. */
const maxWaitingBytes = 8 * 1024 * 1024;

/** Streams a namespace's entries as server-sent events: first those after `Last-Event-ID`, then new ones. */
export function streamEvents(
  { journal, namespace, request, response }: AdminCall<'streamEvents'>,
  filter: Filter,
): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const send = (entry: Kept) => {
    if (response.writableLength > maxWaitingBytes) return void response.destroy();
    if (fits(entry, filter)) response.write(eventOf(entry));
  };
  response.write('retry: 1000\n\n');
  const last = request.headers['last-event-id'];
  if (typeof last === 'string' && last !== '') missedSince(last, journal, namespace).forEach(send);
  const unsubscribe = journal.subscribe(namespace, send);
  const heartbeat = setInterval(() => void response.write(': still here\n\n'), heartbeatMs);
  heartbeat.unref();
  untilDisconnected(request, response, () => {
    clearInterval(heartbeat);
    unsubscribe();
    response.end();
  });
}

function eventOf(entry: Kept): string {
  return `id: ${entry.id}\nevent: request\ndata: ${JSON.stringify(presentEntry(entry))}\n\n`;
}

/** Returns the entries after this id, oldest first; all entries if the id has been evicted. */
function missedSince(id: string, journal: Journal, namespace: string): readonly Kept[] {
  const { entries } = journal.query(namespace, {});
  const position = entries.findIndex((entry) => entry.id === id);
  return entries.slice(0, position === -1 ? undefined : position).toReversed();
}

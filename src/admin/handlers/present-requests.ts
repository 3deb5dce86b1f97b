import type { components } from '../../generated/admin/types.ts';
import type { KeptRequest, Kept } from '../../journal/entry.ts';
import { type Journal, fits, type Filter } from '../../journal/journal.ts';
import { untilDisconnected } from '../../http/disconnect.ts';
import { definedOnly } from '../../json.ts';
import type { AdminCall } from '../handler.ts';

type Shown = components['schemas']['Request'];
type Captured = components['schemas']['Captured'];
type Unmatched = components['schemas']['Unmatched'];

/** An entry of the journal as the contract has it. */
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
    request: captured(entry.request),
    response: captured(entry.response),
  };
}

/** Of an answer that was lost there is nothing. */
function captured({ headers, query, parameters, body }: KeptRequest = { headers: {} }): Captured {
  return definedOnly({ headers, query, parameters, body });
}

/** The same of a request that no operation took, with those that it may have meant. */
export function presentUnmatched(entry: Kept): Unmatched {
  const nearest = (entry.nearest ?? []).map(({ differences, ...operation }) => ({
    ...operation,
    differences: [...differences],
  }));
  return { ...presentEntry(entry), nearest };
}

const heartbeatMs = 15_000;
/** A client that takes nothing off its connection is let go: it comes back by itself, and says what it had last. */
const maxWaitingBytes = 8 * 1024 * 1024;

/** Streams a namespace's entries as server-sent events, from the one after `Last-Event-ID` where the client names one. */
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

/** What came after an entry, oldest first; all there is where it is gone, because nothing older is left. */
function missedSince(id: string, journal: Journal, namespace: string): readonly Kept[] {
  const { entries } = journal.query(namespace, {});
  const position = entries.findIndex((entry) => entry.id === id);
  return entries.slice(0, position === -1 ? undefined : position).toReversed();
}

import { type Filter, fits } from '../../journal/journal.ts';
import { alreadySent, problem, type AdminCall, type Handlers } from '../handler.ts';
import { presentEntry, presentUnmatched } from './present-requests.ts';
import { streamEvents } from './stream-events.ts';
import { untilDisconnected } from '../../http/disconnect.ts';
import { replayableOf } from '../replay/replay-request.ts';
import { notPossible, replied } from './replies.ts';
import { sendRequest } from './send-request.ts';
import type { Kept } from '../../journal/entry.ts';

/** The journal calls. */
export const requestCalls = {
  listRequests({ journal, namespace, query }) {
    const { after, limit } = query;
    const { entries, total } = journal.query(namespace, { ...filterOf(query), after, limit });
    return { status: 200, body: { requests: entries.map(presentEntry), total } };
  },
  clearRequests({ journal, namespace }) {
    journal.clear(namespace);
    return { status: 204 };
  },
  getRequest({ journal, namespace, params: { id } }) {
    const entry = journal.get(namespace, id);
    return entry === undefined ? noSuch(id, namespace) : { status: 200, body: presentEntry(entry) };
  },
  async replayRequest({ emulator, journal, resend: sendAgain, namespace, params: { id } }) {
    const entry = journal.get(namespace, id);
    if (entry === undefined) return noSuch(id, namespace);
    const again = await replayableOf(emulator, entry);
    if (again.lost.length > 0) return notPossible(`${id} can't be replayed`, again.lost);
    return replied(await sendAgain(again.sent), `${id} was replayed`);
  },
  sendRequest,
  async exportRequest(call) {
    const { journal, namespace, params, query } = call;
    const entry = journal.get(namespace, params.id);
    if (entry === undefined) return noSuch(params.id, namespace);
    const { exported } = await import('../export/exported.ts');
    const body = await exported(query.format, entry, call);
    return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
  },
  countRequests({ journal, namespace, body }) {
    return { status: 200, body: { count: journal.query(namespace, filterOf(body)).total } };
  },
  async waitForRequests(call) {
    const { namespace, body } = call;
    const { count = 1, timeoutMs = 5000 } = body;
    const filter = filterOf(body);
    const found = await awaitRequests(call, filter, count, timeoutMs);
    if (found.length < count) {
      return problem(
        'wait-timed-out',
        `received ${found.length} of ${count} requests${describe(filter)} in namespace ${namespace} within ${timeoutMs} ms; raise timeoutMs, or see GET /__admin/requests`,
      );
    }
    return { status: 200, body: { count: found.length, requests: found.map(presentEntry) } };
  },
  listUnmatched({ journal, namespace }) {
    const { entries } = journal.query(namespace, {});
    const unmatched = entries.filter(({ nearest }) => nearest !== undefined);
    return { status: 200, body: { requests: unmatched.map(presentUnmatched) } };
  },
  streamEvents(call) {
    streamEvents(call, filterOf(call.query));
    return alreadySent;
  },
} satisfies Handlers;

function filterOf({ provider, operation, outcome, account, status, path }: Filter): Filter {
  return { provider, operation, outcome, account, status, path };
}

function noSuch(id: string, namespace: string) {
  return problem(
    'request-not-found',
    `the journal of ${namespace} has no request ${id}; GET /__admin/requests lists its requests`,
  );
}

function describe(filter: Filter): string {
  const named = Object.entries(filter).filter(([, value]) => value !== undefined);
  return named.length === 0
    ? ''
    : ` with ${named.map(([name, value]) => `${name} ${String(value)}`).join(', ')}`;
}

/** Waits, in real time, until the journal has `count` matching requests or time is up. Returns them, newest first. */
function awaitRequests(
  { journal, namespace, request, response }: AdminCall<'waitForRequests'>,
  filter: Filter,
  count: number,
  timeoutMs: number,
): Promise<readonly Kept[]> {
  const found = () => journal.query(namespace, filter).entries;
  const before = found();
  if (before.length >= count) return Promise.resolve(before);
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      unsubscribe();
      forget();
      resolve(found());
    };
    // counts cheaply, and queries only when the count can be reached: the journal may have evicted some entries
    let met = before.length;
    const unsubscribe = journal.subscribe(namespace, (entry) => {
      if (fits(entry, filter) && (met += 1) >= count && found().length >= count) finish();
    });
    const timer = setTimeout(finish, timeoutMs);
    timer.unref();
    const forget = untilDisconnected(request, response, finish);
  });
}

import type { Answer, Cell, OperationTable, Sent, Way, World } from '../../exchange.ts';
import { as } from '../ways.ts';

/** The account of the requests' session. */
export const caller = 'plain@example.com';

/** Signs in; returns the session id. */
export async function sessionIdOf({ send }: World, login: Sent = as(caller)): Promise<string> {
  return fieldOf(await send({ operation: 'login', ...login }), 'sessionId');
}

/** Returns a new API key of the caller. */
export async function apiKeyOf(world: World): Promise<string> {
  const sessionid = await sessionIdOf(world);
  return fieldOf(await world.send({ operation: 'renewApiKey', headers: { sessionid } }), 'text');
}

/** Sends a request with a session of the caller. */
export function asking(sent: Sent = {}): Way {
  return async (world) => ({ ...sent, headers: { sessionid: await sessionIdOf(world) } });
}

/** Returns a string field of an answer. */
export function fieldOf({ body }: Pick<Answer, 'body'>, field: string): string {
  const text = typeof body === 'object' && body !== null ? (Reflect.get(body, field) as unknown) : undefined;
  if (typeof text !== 'string') throw new Error(`no ${field} in ${JSON.stringify(body)}`);
  return text;
}

/** The place and plain request of an operation. */
export interface Own extends Pick<OperationTable, 'profile' | 'operation' | 'method' | 'url' | 'first'> {
  readonly sent?: Sent;
}

/** Returns the table of an operation that requires a session, with the outcomes that all of them share. */
export function sessionTable({ sent = {}, first, ...own }: Own, cells: readonly Cell[]): OperationTable {
  return {
    provider: 'interserver',
    ...own,
    plain: asking(sent),
    account: caller,
    first: { ...first, 401: 'token-missing', ...firstFailures },
    cells: [...cells, ...unauthorized(sent), ...failures(asking(sent))],
  };
}

/** Answers to a request without a valid session. */
function unauthorized(sent: Sent): readonly Cell[] {
  return [
    { outcome: 'token-missing', status: 401, body: denied('Missing session id'), reach: sent },
    {
      outcome: 'token-invalid',
      status: 401,
      body: denied('Invalid session id'),
      reach: { ...sent, headers: { sessionid: 'e720445786c7735aa64392f987db2fad' } },
    },
    {
      outcome: 'token-expired',
      status: 401,
      body: denied('Expired session id'),
      async reach(world) {
        const sessionid = await sessionIdOf(world);
        await world.advance(24 * 60 * 60);
        return { ...sent, headers: { sessionid } };
      },
    },
  ];
}

/** Outcomes of every operation. */
export function failures(reach: Way): readonly Cell[] {
  return [
    {
      outcome: 'rate-limited',
      status: 429,
      body: { code: 429, message: 'Too many requests' },
      reach,
      before: 60,
      budgeted: true,
    },
    { outcome: 'server-error', status: 500, body: { code: 500, message: 'Internal server error' } },
    { outcome: 'unavailable', status: 503, body: { code: 503, message: 'Service unavailable' } },
  ];
}

/** The first of these outcomes for each status. */
export const firstFailures = { 429: 'rate-limited', 500: 'server-error', 503: 'unavailable' } as const;

/** The cell of a body that violates the contract. */
export function malformed(body: object): Cell {
  return {
    outcome: 'malformed-request',
    status: 400,
    body: { code: 400, message: 'Invalid request body' },
    reach: asking({ body }),
  };
}

function denied(message: string) {
  return { code: 401, message };
}

import type { Answer, Cell, OperationTable, Sent, Way, World } from '../../exchange.ts';
import { as } from '../ways.ts';

/** The account with whose session these operations are asked. */
export const caller = 'plain@example.com';

/** A session's id, from a login. */
export async function sessionIdOf({ send }: World, login: Sent = as(caller)): Promise<string> {
  return fieldOf(await send({ operation: 'login', ...login }), 'sessionId');
}

/** A new API key of the asker's. */
export async function apiKeyOf(world: World): Promise<string> {
  const sessionid = await sessionIdOf(world);
  return fieldOf(await world.send({ operation: 'renewApiKey', headers: { sessionid } }), 'text');
}

/** What is sent, by a session of the asker's. */
export function asking(sent: Sent = {}): Way {
  return async (world) => ({ ...sent, headers: { sessionid: await sessionIdOf(world) } });
}

/** A text that an answer has. */
export function fieldOf({ body }: Pick<Answer, 'body'>, field: string): string {
  const text = typeof body === 'object' && body !== null ? (Reflect.get(body, field) as unknown) : undefined;
  if (typeof text !== 'string') throw new Error(`there is no ${field} in ${JSON.stringify(body)}`);
  return text;
}

/** Where an operation is, and what is sent to it. */
export interface Own extends Pick<OperationTable, 'profile' | 'operation' | 'method' | 'url' | 'first'> {
  readonly sent?: Sent;
}

/** A table of an operation that needs a session, with what all of them can come to. */
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

/** What is answered to who is not known. */
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

/** What every operation can come to. */
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

/** Which of these is the first of its status. */
export const firstFailures = { 429: 'rate-limited', 500: 'server-error', 503: 'unavailable' } as const;

/** A body that breaks the contract. */
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

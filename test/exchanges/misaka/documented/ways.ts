import { expect } from '@jest/globals';
import {
  password,
  type Answer,
  type Cell,
  type OperationTable,
  type Sent,
  type Way,
  type World,
} from '../../exchange.ts';

/** The account of the requests' tokens. */
export const caller = 'plain@example.com';

/** Matches a JWT. */
export const jwt = expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/);

/** The caller, as in the reply of a login. */
export const plainUser = {
  id: 1002,
  email: caller,
  avatar_url: '',
  username: 'plain',
  first_name: '',
  last_name: '',
  display_name: 'plain',
  country: 'ZZ',
  is_staff: false,
  whmcs_uuid: '',
  services: [],
  modules: [],
  teams: [],
};

/** A login with the correct password and further fields. */
export const as = (email: string, more: object = {}): Sent => ({ body: { email, password, ...more } });

/** The fields of a sign-in's tokens. */
export type TokenField = 'access' | 'refresh' | 'sliding_token';

/** Signs in; returns one of the tokens. */
export async function tokenOf(
  { send }: World,
  field: TokenField,
  login: Sent = as(caller, { sliding: true }),
): Promise<string> {
  return fieldOf(await send({ operation: 'login', ...login }), field);
}

/** Returns a string field of an answer. */
export function fieldOf({ body }: Pick<Answer, 'body'>, field: string): string {
  const text = typeof body === 'object' && body !== null ? (Reflect.get(body, field) as unknown) : undefined;
  if (typeof text !== 'string') throw new Error(`no ${field} in ${JSON.stringify(body)}`);
  return text;
}

/** Returns the `authorization` header of a token. */
export function bearer(token: string, scheme = 'Bearer') {
  return { authorization: `${scheme} ${token}` };
}

/** Sends a request with a bearer token of the caller. */
export function asking(sent: Sent = {}, field: TokenField = 'access'): Way {
  return async (world) => ({ ...sent, headers: bearer(await tokenOf(world, field)) });
}

/** Sends a body with a refresh token of the caller. */
export function refreshing(more: object = {}): Way {
  return async (world) => ({ body: { refresh: await tokenOf(world, 'refresh'), ...more } });
}

/** A cell with an error in the document's format. */
export function denied(
  outcome: Cell['outcome'],
  status: number,
  detail: string,
  reach: Way,
  when?: string,
): Cell {
  return { outcome, status, body: { detail }, reach, ...(when === undefined ? {} : { when }) };
}

/** A cell with a body that violates the contract. */
export function invalid(reach: Way, detail: readonly object[], when?: string): Cell {
  const cell = { outcome: 'malformed-request', status: 422, body: { detail }, reach } as const;
  return when === undefined ? cell : { ...cell, when };
}

/** Outcomes of every operation. */
export function failures(reach: Way): readonly Cell[] {
  return [
    {
      outcome: 'rate-limited',
      status: 429,
      body: { detail: 'Too many requests.' },
      reach,
      before: 60,
      budgeted: true,
    },
    { outcome: 'server-error', status: 500, body: { detail: 'Internal server error' } },
    { outcome: 'unavailable', status: 503, body: { detail: 'Service unavailable' } },
  ];
}

/** The first of these outcomes for each status. */
const firstFailures = { 429: 'rate-limited', 500: 'server-error', 503: 'unavailable' } as const;

/** Answers to a request without a valid bearer token. */
export function unauthorized(sent: Sent = {}): readonly Cell[] {
  const detail = 'Unauthorized';
  return [
    denied('token-missing', 401, detail, sent),
    denied('token-missing', 401, detail, { ...sent, headers: bearer('x', 'Token') }, 'by another scheme'),
    denied('token-invalid', 401, detail, { ...sent, headers: bearer('of.no.one') }),
    denied('token-invalid', 401, detail, asking(sent, 'refresh'), 'by a refresh token'),
    denied(
      'token-invalid',
      401,
      detail,
      async (world) => {
        const headers = bearer(await tokenOf(world, 'access'));
        await world.send({ operation: 'logout', headers });
        return { ...sent, headers };
      },
      'by a token that was logged out',
    ),
    denied('token-expired', 401, detail, async (world) => {
      const headers = bearer(await tokenOf(world, 'access'));
      await world.advance(300);
      return { ...sent, headers };
    }),
  ];
}

/** The place and plain request of an operation. */
interface Own extends Pick<OperationTable, 'operation' | 'method' | 'url' | 'first'> {
  readonly plain: Way;
}

/** Returns the table of an operation that requires a bearer token. */
export function tableOf(own: Own, cells: readonly Cell[]): OperationTable {
  return {
    provider: 'misaka',
    profile: 'documented',
    ...own,
    account: caller,
    first: { ...own.first, ...firstFailures },
    cells: [...cells, ...failures(own.plain)],
  };
}

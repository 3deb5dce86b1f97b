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

/** The account with whose tokens these operations are asked. */
export const caller = 'plain@example.com';

/** What a token looks like. */
export const jwt = expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/);

/** The asker as a login tells it. */
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

/** A login with the right password and what else is sent with it. */
export const as = (email: string, more: object = {}): Sent => ({ body: { email, password, ...more } });

/** Which of a sign-in's tokens one is. */
export type TokenField = 'access' | 'refresh' | 'sliding_token';

/** One of the tokens of a login. */
export async function tokenOf(
  { send }: World,
  field: TokenField,
  login: Sent = as(caller, { sliding: true }),
): Promise<string> {
  return fieldOf(await send({ operation: 'login', ...login }), field);
}

/** A text that an answer has. */
export function fieldOf({ body }: Pick<Answer, 'body'>, field: string): string {
  const text = typeof body === 'object' && body !== null ? (Reflect.get(body, field) as unknown) : undefined;
  if (typeof text !== 'string') throw new Error(`there is no ${field} in ${JSON.stringify(body)}`);
  return text;
}

/** The header of a bearer token. */
export function bearer(token: string, scheme = 'Bearer') {
  return { authorization: `${scheme} ${token}` };
}

/** What is sent, with a bearer token of the asker's. */
export function asking(sent: Sent = {}, field: TokenField = 'access'): Way {
  return async (world) => ({ ...sent, headers: bearer(await tokenOf(world, field)) });
}

/** A body with a refresh token of the asker's. */
export function refreshing(more: object = {}): Way {
  return async (world) => ({ body: { refresh: await tokenOf(world, 'refresh'), ...more } });
}

/** A cell of an error in the form of the document's. */
export function denied(
  outcome: Cell['outcome'],
  status: number,
  detail: string,
  reach: Way,
  when?: string,
): Cell {
  return { outcome, status, body: { detail }, reach, ...(when === undefined ? {} : { when }) };
}

/** A cell of a body that breaks the contract. */
export function invalid(reach: Way, detail: readonly object[], when?: string): Cell {
  const cell = { outcome: 'malformed-request', status: 422, body: { detail }, reach } as const;
  return when === undefined ? cell : { ...cell, when };
}

/** What every operation can come to. */
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

/** Which of these is the first of its status. */
const firstFailures = { 429: 'rate-limited', 500: 'server-error', 503: 'unavailable' } as const;

/** What is answered to who has no bearer token that counts. */
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
      'by a token that was ended',
    ),
    denied('token-expired', 401, detail, async (world) => {
      const headers = bearer(await tokenOf(world, 'access'));
      await world.advance(300);
      return { ...sent, headers };
    }),
  ];
}

/** Where an operation is, and what is sent to it. */
interface Own extends Pick<OperationTable, 'operation' | 'method' | 'url' | 'first'> {
  readonly plain: Way;
}

/** A table of one of Misaka.io's operations of which an account asks. */
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

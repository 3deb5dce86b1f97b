import { expect } from '@jest/globals';
import type { Cell, Headers, OperationTable, Sent, Way, World } from '../exchange.ts';
import { error } from './error.ts';

/** Which of ONLYOFFICE's profiles a table is of. */
export type ProfileName = 'documented' | 'observed';

/** What an operation has of its own. */
type Own = Pick<OperationTable, 'operation' | 'method' | 'url' | 'plain' | 'account' | 'first' | 'cells'>;

const server = { 'server-timing': 'aspnetcore-request-time;dur=1ms', 'api-supported-versions': '2.0' };

/** How a profile says things. */
export interface Says {
  readonly profile: ProfileName;
  /** What an answer of JSON has for headers. */
  readonly headers: Headers;
  /** What an answer without a body has. */
  readonly bareHeaders: Headers;
  /** A success of an operation around what it gives; undefined around nothing. */
  success(response: unknown, at: { readonly method: string; readonly url: string }): unknown;
  /** A failure; of one behind which an exception is told, its full name and number. */
  failure(status: number, message: string, exception?: readonly [type: string, hresult: number]): unknown;
  /** A field of the body that cannot be bound. */
  broken(
    errors: Readonly<Record<string, readonly string[]>>,
    at: { readonly method: string; readonly url: string },
  ): unknown;
  /** The end of what has none. */
  readonly noEnd: object;
}

const documented: Says = {
  profile: 'documented',
  headers: { 'content-type': 'application/json' },
  bareHeaders: {},
  success: (response) => response,
  failure: error,
  broken: () => error(400, 'One or more validation errors occurred.'),
  noEnd: {},
};

const observed: Says = {
  profile: 'observed',
  headers: { 'content-type': 'application/json; charset=utf-8', ...server },
  bareHeaders: server,
  success: (response, { method, url }) => ({
    ...(response === undefined ? {} : { response }),
    count: response === undefined ? 0 : Array.isArray(response) ? response.length : 1,
    links: [{ href: expect.stringMatching(endOf(url)), action: method }],
    status: 0,
    statusCode: 200,
  }),
  failure: (status, message, exception) =>
    exception === undefined
      ? error(status, message)
      : {
          error: { message, type: exception[0], stack: `   at ${exception[0]}`, hresult: exception[1] },
          status: 1,
          statusCode: status,
        },
  broken: (errors, { method, url }) => ({
    response: {
      type: 'https://tools.ietf.org/html/rfc9110#section-15.5.1',
      title: 'One or more validation errors occurred.',
      status: 400,
      errors,
      traceId: '00-00000000000000000000000000000001-0000000000000001-00',
    },
    count: 1,
    links: [{ href: expect.stringMatching(endOf(url)), action: method }],
    status: 1,
    statusCode: 400,
  }),
  noEnd: { expires: '0001-01-01T00:00:00' },
};

/** How each profile says things. */
export const saysIn: Readonly<Record<ProfileName, Says>> = { documented, observed };

/** Exceptions that the server tells of. */
export const exceptions = {
  disabled: ['System.InvalidOperationException', -2146233079],
  argument: ['System.ArgumentException', -2147024809],
  denied: ['System.Security.SecurityException', -2146233078],
  notFound: ['ASC.Common.Utils.ItemNotFoundException', -2146233088],
  any: ['System.Exception', -2146233088],
} as const;

/** The row of an operation: what it has of its own, and what all of them say. */
export function rowOf(says: Says, { first, cells, ...own }: Own, limited: Way = own.plain): OperationTable {
  return {
    provider: 'onlyoffice',
    profile: says.profile,
    ...own,
    headers: says.headers,
    first: {
      ...first,
      429: first[429] ?? 'rate-limited',
      500: first[500] ?? 'server-error',
      503: 'unavailable',
    },
    cells: [...cells, tooMany(says, limited), ...troubles(says)],
  };
}

function tooMany({ profile, failure, bareHeaders }: Says, reach: Way): Cell {
  const policy = { requestBudget: { calls: 2, withinSeconds: 60 } };
  const common = { outcome: 'rate-limited', status: 429, reach, before: 2, budgeted: true, policy } as const;
  if (profile === 'documented')
    return { ...common, body: failure(429, 'Too many login attempts. Please try again later') };
  const headers = {
    ...bareHeaders,
    'retry-after': '60',
    'x-ratelimit-limit': '2',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Date.parse('2026-11-21T12:01:00Z') / 1000),
  };
  return { ...common, body: undefined, headers };
}

function troubles({ failure }: Says): readonly Cell[] {
  return [
    {
      outcome: 'server-error',
      status: 500,
      body: failure(500, 'Internal server error', exceptions.any),
    },
    { outcome: 'unavailable', status: 503, body: failure(503, 'Service unavailable') },
  ];
}

/** The token of a sign-in as the portal's administrator. */
export async function tokenOf(world: World, more: Partial<Sent> = {}): Promise<string> {
  const body = { userName: 'plain@example.com', password: 'Password-1' };
  const { body: said } = await world.send({ operation: 'authenticate', body, ...more });
  return textIn(said, 'token');
}

/** A text in an answer, inside an envelope or not. */
export function textIn(said: unknown, field: string): string {
  const whole = said as Readonly<Record<string, unknown>>;
  const response = (whole['response'] ?? whole) as Readonly<Record<string, unknown>>;
  const text = response[field];
  if (typeof text !== 'string') throw new Error(`there is no ${field} in ${JSON.stringify(said)}`);
  return text;
}

function endOf(url: string): RegExp {
  return new RegExp(`${url.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]*')}$`);
}

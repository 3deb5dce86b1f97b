import { expect } from '@jest/globals';
import type { Cell, Headers, OperationTable, Sent, Way, World } from '../exchange.ts';
import { error } from './error.ts';

/** The profile of a table. */
export type ProfileName = 'documented' | 'observed';

/** The parts of a row that differ by operation. */
type Own = Pick<OperationTable, 'operation' | 'method' | 'url' | 'plain' | 'account' | 'first' | 'cells'>;

const server = { 'server-timing': 'aspnetcore-request-time;dur=1ms', 'api-supported-versions': '2.0' };

/** The format of a profile's answers. */
export interface Says {
  readonly profile: ProfileName;
  /** The headers of a JSON answer. */
  readonly headers: Headers;
  /** The headers of an answer without a body. */
  readonly bareHeaders: Headers;
  /** Returns the body of a success with this response; undefined if there is none. */
  success(response: unknown, at: { readonly method: string; readonly url: string }): unknown;
  /** Returns the body of a failure, optionally with the name and number of its exception. */
  failure(status: number, message: string, exception?: readonly [type: string, hresult: number]): unknown;
  /** Returns the body of binding errors. */
  broken(
    errors: Readonly<Record<string, readonly string[]>>,
    at: { readonly method: string; readonly url: string },
  ): unknown;
  /** The expiry field of a session without an expiry. */
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

/** The formats of both profiles. */
export const saysIn: Readonly<Record<ProfileName, Says>> = { documented, observed };

/** Exceptions that the server reports. */
export const exceptions = {
  disabled: ['System.InvalidOperationException', -2146233079],
  argument: ['System.ArgumentException', -2147024809],
  denied: ['System.Security.SecurityException', -2146233078],
  notFound: ['ASC.Common.Utils.ItemNotFoundException', -2146233088],
  any: ['System.Exception', -2146233088],
} as const;

/** Returns the row of an operation, with the outcomes that all of them share. */
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

/** Signs in as the portal's administrator; returns the token. */
export async function tokenOf(world: World, more: Partial<Sent> = {}): Promise<string> {
  const body = { userName: 'plain@example.com', password: 'Password-1' };
  const { body: said } = await world.send({ operation: 'authenticate', body, ...more });
  return textIn(said, 'token');
}

/** Returns a string field of an answer, with or without an envelope. */
export function textIn(said: unknown, field: string): string {
  const whole = said as Readonly<Record<string, unknown>>;
  const response = (whole['response'] ?? whole) as Readonly<Record<string, unknown>>;
  const text = response[field];
  if (typeof text !== 'string') throw new Error(`no ${field} in ${JSON.stringify(said)}`);
  return text;
}

function endOf(url: string): RegExp {
  return new RegExp(`${url.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]*')}$`);
}

import { frozenAt } from '../../../support/app.ts';
import type { StringMap } from '../../../../src/core/operation.ts';
import { password, type Cell, type OperationTable, type Sent, type Way, type World } from '../../exchange.ts';

/** The profile of a table. */
export type Era = 'documented' | 'observed';

/** The parts of a row that differ by operation. */
type Own = Pick<OperationTable, 'operation' | 'method' | 'url' | 'plain' | 'account' | 'first' | 'cells'>;

const days = 24 * 60 * 60;
const answered = { 'cache-control': 'no-store', pragma: 'no-cache', 'content-type': 'application/json' };

/** All headers of an answer whose request counts against the rate limit. */
export function limited(era: Era, remaining: number, limit = 10) {
  return {
    ...(era === 'documented' ? { 'content-type': 'application/json' } : answered),
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(Date.parse(frozenAt) + 60_000),
  };
}

/** Returns the row of an operation other than the login, with the outcomes that all of them share. */
export function neighbour(era: Era, { first, cells, ...own }: Own): OperationTable {
  return {
    provider: 'rocketchat',
    profile: era,
    ...own,
    ...(era === 'observed' ? { headers: answered } : {}),
    first: { ...first, 429: 'rate-limited', 500: 'server-error', 503: 'unavailable' },
    cells: [...cells, ...troubles],
  };
}

const troubles: readonly Cell[] = [
  { outcome: 'server-error', status: 500, body: { success: false, error: 'Internal server error' } },
  { outcome: 'unavailable', status: 503, body: { success: false, error: 'Service unavailable' } },
];

/** Signs in, optionally from a separate address; returns the user's headers. */
export async function signedIn(world: World, user: string, more: Sent = {}): Promise<StringMap> {
  const sent = { operation: 'login', body: { user, password, ...more.body } };
  const { body } = await world.send({ ...more, ...sent });
  const { data } = body as { readonly data: { readonly authToken: string; readonly userId: string } };
  return { 'x-auth-token': data.authToken, 'x-user-id': data.userId };
}

/** Signs in as mail, with the mailed code. */
export async function signedInByMail(world: World): Promise<StringMap> {
  await world.send({ operation: 'login', body: { user: 'mail', password } });
  return signedIn(world, 'mail', { body: { code: await world.sentCode('mail') } });
}

/** A request of a signed-in user. */
export function as(user: string, more: Sent = {}): (world: World) => Promise<Sent> {
  return async (world) => ({ ...more, headers: { ...(await signedIn(world, user)), ...more.headers } });
}

/** Reaches the rate limit with eleven requests within a minute; requests that end their token each need a new one. */
export function tooMany(era: Era, reach: Way, before = 10, limit = 10): Cell {
  return {
    outcome: 'rate-limited',
    status: 429,
    body: {
      success: false,
      error:
        'Error, too many requests. Please slow down. You must wait 60 seconds before trying this endpoint again. [error-too-many-requests]',
    },
    headers: limited(era, 0, limit),
    reach,
    before,
    budgeted: true,
  };
}

/** Sends ten requests with separate tokens, and prepares an eleventh. */
export function withTokenEach(user: string): Way {
  return async (world) => {
    for (let sent = 0; sent < 10; sent += 1) await world.send(await another(sent));
    return another(10);

    async function another(turn: number): Promise<Sent> {
      return { headers: await signedIn(world, user, { address: `203.0.113.${turn + 1}` }) };
    }
  };
}

/** Answers to a request without a valid user, in every variant. */
export function withoutUser(era: Era): readonly Cell[] {
  const message = 'You must be logged in to do this.';
  const body =
    era === 'documented'
      ? { status: 'error', message }
      : { success: false, error: message, status: 'error', message };
  const said = { status: 401, body } as const;
  return [
    { outcome: 'token-missing', ...said, reach: {} },
    {
      outcome: 'token-missing',
      when: 'only the token',
      ...said,
      reach: async (world) => {
        const { 'x-auth-token': token = '' } = await signedIn(world, 'plain');
        return { headers: { 'x-auth-token': token } };
      },
    },
    {
      outcome: 'token-missing',
      when: 'not counted',
      ...said,
      reach: {},
      before: 11,
      budgeted: true,
    },
    {
      outcome: 'token-invalid',
      ...said,
      reach: { headers: { 'x-auth-token': 'never-given', 'x-user-id': 'aYjNnig8BEAWeQzMh' } },
    },
    {
      outcome: 'token-invalid',
      when: 'the token of another user',
      ...said,
      reach: as('plain', { headers: { 'x-user-id': 'aYjNnig8BEAWeQzMh' } }),
    },
    {
      outcome: 'token-invalid',
      when: 'logged out',
      ...said,
      reach: async (world) => {
        const headers = await signedIn(world, 'plain');
        await world.send({ operation: 'logout', headers });
        return { headers };
      },
    },
    {
      outcome: 'token-expired',
      ...said,
      reach: async (world) => {
        const headers = await signedIn(world, 'plain');
        await world.advance(90 * days);
        return { headers };
      },
    },
  ];
}

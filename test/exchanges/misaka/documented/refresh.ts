import { expect } from '@jest/globals';
import type { OperationTable, Sent, World } from '../../exchange.ts';
import {
  as,
  bearer,
  fieldOf,
  invalid,
  jwt,
  plainUser,
  refreshing,
  denied,
  tableOf,
  tokenOf,
} from './ways.ts';

const etag = expect.stringMatching(/^[0-9a-f]{64}$/);
const { services: _services, modules: _modules, ...user } = plainUser;
const refreshed = { access: jwt, refresh: jwt, user_etag: etag, user };
const document = as('user@example.com', { password: 'string' });

/** A body with a refresh token that `before` has used or ended. */
function after(step: (world: World, sent: Sent) => Promise<unknown>) {
  return async (world: World): Promise<Sent> => {
    const sent = { body: { refresh: await tokenOf(world, 'refresh') } };
    await step(world, sent);
    return sent;
  };
}

/** Ends all sessions of the caller. */
async function endAll(world: World): Promise<void> {
  const body = { current_password: 'Password-1', new_password: 'Password-2', logout_all_sessions: true };
  const headers = bearer(await tokenOf(world, 'access'));
  await world.send({ operation: 'changePassword', headers, body });
}

const refresh = ({ send }: World, sent: Sent) => send({ operation: 'refresh', ...sent });
const blacklisted = 'Token is blacklisted';

/** Misaka.io's documented refresh. */
export const refreshTable: OperationTable = tableOf(
  {
    operation: 'refresh',
    method: 'POST',
    url: '/v3/session/refresh',
    plain: refreshing(),
    first: {
      200: 'refreshed',
      400: 'malformed-request',
      401: 'token-invalid',
      422: 'malformed-request',
    },
  },
  [
    { outcome: 'refreshed', status: 200, body: refreshed, reach: refreshing() },
    {
      outcome: 'refreshed',
      status: 200,
      when: 'with an etag that doesn’t match the user',
      body: refreshed,
      reach: refreshing({ etag: 'another' }),
    },
    {
      outcome: 'refreshed',
      status: 200,
      when: 'with a null etag',
      body: refreshed,
      reach: refreshing({ etag: null }),
    },
    {
      outcome: 'refreshed',
      status: 200,
      when: 'without the user, with the etag of the previous refresh',
      body: { access: jwt, refresh: jwt, user_etag: etag },
      async reach(world) {
        const said = await refresh(world, { body: { refresh: await tokenOf(world, 'refresh') } });
        return { body: { refresh: fieldOf(said, 'refresh'), etag: fieldOf(said, 'user_etag') } };
      },
    },
    {
      outcome: 'refreshed',
      status: 200,
      when: 'with a numeric team id, for a user in a team',
      body: {
        ...refreshed,
        user: {
          id: 1,
          email: 'user@example.com',
          avatar_url: 'https://example.com/avatar.png',
          username: 'user',
          first_name: 'First',
          last_name: 'Last',
          display_name: 'First Last',
          country: 'ZZ',
          is_staff: true,
          whmcs_uuid: '3f1f5a3e-6c1d-4c7e-9a55-2b7f0f1f7f10',
          teams: [{ id: expect.any(Number), name: 'Team One', is_admin: true }],
        },
      },
      reach: async (world) => ({ body: { refresh: await tokenOf(world, 'refresh', document) } }),
    },
    denied('token-invalid', 401, 'Token is invalid', { body: { refresh: 'of.no.one' } }),
    denied('token-invalid', 401, blacklisted, after(refresh), 'with a used refresh token'),
    denied(
      'token-invalid',
      401,
      blacklisted,
      after(({ send }, sent) => send({ operation: 'logout', ...sent })),
      'with a logged-out refresh token',
    ),
    denied(
      'token-invalid',
      401,
      blacklisted,
      after(endAll),
      'with a refresh token whose account ended all sessions',
    ),
    denied(
      'token-invalid',
      401,
      'Token has wrong type',
      async (world) => ({ body: { refresh: await tokenOf(world, 'access') } }),
      'with an access token',
    ),
    denied(
      'token-invalid',
      401,
      'Token has wrong type',
      async (world) => ({ body: { refresh: await tokenOf(world, 'sliding_token') } }),
      'with a sliding token',
    ),
    denied(
      'token-invalid',
      401,
      'Token has wrong type',
      async (world) => {
        const body = { refresh: await tokenOf(world, 'access') };
        await endAll(world);
        return { body };
      },
      'with an access token whose account ended all sessions',
    ),
    denied(
      'token-expired',
      401,
      'Token is expired',
      after(({ advance }) => advance(24 * 60 * 60)),
    ),
    denied(
      'token-expired',
      401,
      'Token is expired',
      after(async (world, sent) => {
        await refresh(world, sent);
        await world.advance(24 * 60 * 60);
      }),
      'with a refresh token used long ago',
    ),
    denied(
      'token-expired',
      401,
      'Token is expired',
      after(async (world) => {
        await endAll(world);
        await world.advance(24 * 60 * 60);
      }),
      'with a refresh token whose account ended all sessions long ago',
    ),
    invalid({ body: {} }, [{ type: 'missing', loc: ['body', 'data', 'refresh'], msg: 'Field required' }]),
    invalid(
      { body: { refresh: null } },
      [{ type: 'string_type', loc: ['body', 'data', 'refresh'], msg: 'Input should be a valid string' }],
      'with null for a token',
    ),
  ],
);

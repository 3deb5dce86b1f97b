import type { Cell, OperationTable, Way } from '../../exchange.ts';
import { asking, bearer, invalid, refreshing, denied, tableOf, tokenOf } from './ways.ts';

const signedOut = (when: string | undefined, reach: Way): Cell => ({
  outcome: 'signed-out',
  status: 200,
  ...(when === undefined ? {} : { when }),
  body: { detail: 'Successfully logged out.' },
  reach,
});
const day = 24 * 60 * 60;

/** Misaka.io's logout; entirely inferred. */
export const logout: OperationTable = tableOf(
  {
    operation: 'logout',
    method: 'POST',
    url: '/v3/session/logout',
    plain: asking(),
    first: {
      200: 'signed-out',
      400: 'malformed-request',
      401: 'token-missing',
      422: 'malformed-request',
    },
  },
  [
    signedOut(undefined, asking()),
    signedOut('by a sliding token', asking({}, 'sliding_token')),
    signedOut('by the refresh token alone', refreshing()),
    signedOut('by a bearer token beside a null refresh token', asking({ body: { refresh: null } })),
    signedOut('by both', async (world) => {
      const sent = { headers: bearer(await tokenOf(world, 'access')) };
      return { ...sent, body: { refresh: await tokenOf(world, 'refresh') } };
    }),
    signedOut('by the refresh token beside a bearer that has expired', async (world) => {
      const [refresh, access] = [await tokenOf(world, 'refresh'), await tokenOf(world, 'access')];
      await world.advance(300);
      return { headers: bearer(access), body: { refresh } };
    }),
    {
      ...signedOut(
        'again by an access token that is still valid, with logoutEndsAccess off',
        async (world) => {
          const headers = bearer(await tokenOf(world, 'access'));
          await world.send({ operation: 'logout', headers });
          return { headers };
        },
      ),
      policy: { logoutEndsAccess: false },
    },
    denied('token-missing', 401, 'Unauthorized', {}),
    denied('token-missing', 401, 'Unauthorized', { body: { refresh: '' } }, 'with an empty refresh token'),
    denied('token-invalid', 401, 'Unauthorized', { headers: bearer('of.no.one') }),
    denied('token-invalid', 401, 'Unauthorized', asking({}, 'refresh'), 'by a refresh token as bearer'),
    denied(
      'token-invalid',
      401,
      'Token is invalid',
      asking({ body: { refresh: 'of.no.one' } }),
      'by an unknown refresh token with a valid bearer',
    ),
    denied(
      'token-invalid',
      401,
      'Token is blacklisted',
      async (world) => {
        const sent = { body: { refresh: await tokenOf(world, 'refresh') } };
        await world.send({ operation: 'logout', ...sent });
        return sent;
      },
      'by a refresh token again',
    ),
    denied(
      'token-invalid',
      401,
      'Token has wrong type',
      async (world) => ({ body: { refresh: await tokenOf(world, 'access') } }),
      'by an access token as refresh token',
    ),
    denied('token-expired', 401, 'Unauthorized', async (world) => {
      const headers = bearer(await tokenOf(world, 'access'));
      await world.advance(300);
      return { headers };
    }),
    denied(
      'token-expired',
      401,
      'Token is expired',
      async (world) => {
        const body = { refresh: await tokenOf(world, 'refresh') };
        await world.advance(day);
        return { body };
      },
      'by a refresh token',
    ),
    invalid({ body: { refresh: 5 } }, [
      { type: 'string_type', loc: ['body', 'data', 'refresh'], msg: 'Input should be a valid string' },
    ]),
  ],
);

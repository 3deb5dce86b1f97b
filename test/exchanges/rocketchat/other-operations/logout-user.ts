import { expect } from '@jest/globals';
import { password, type OperationTable } from '../../exchange.ts';
import { as, neighbour, signedIn, tooMany, withoutUser, withTokenEach, type Era } from './era.ts';

const admin = { user: 'myusername', body: { password: 'mypassword' } };
const message = expect.stringMatching(/^User [2-9A-HJ-NP-Za-km-z]{17} has been logged out!$/);

/** The row of logging out a user. */
export function logoutUser(era: Era): OperationTable {
  const invalid = (error: string) =>
    era === 'documented'
      ? { success: false, error: `${error} [invalid-params]`, errorType: 'invalid-params' }
      : { success: false, errorType: 'invalid-params', error };
  return neighbour(era, {
    operation: 'logoutUser',
    method: 'POST',
    url: '/api/v1/users.logout',
    plain: as('plain'),
    account: 'plain',
    first: { 200: 'done', 400: 'malformed-request', 401: 'token-missing', 403: 'not-allowed' },
    cells: [
      { outcome: 'done', status: 200, body: { message, success: true }, reach: as('plain') },
      {
        outcome: 'done',
        status: 200,
        when: 'an admin names another user',
        body: { message, success: true },
        reach: async (world) => {
          const { 'x-user-id': userId } = await signedIn(world, 'plain');
          return { body: { userId }, headers: await signedIn(world, admin.user, { body: admin.body }) };
        },
      },
      {
        outcome: 'done',
        status: 200,
        when: 'an unknown user',
        body: { message: 'User nobody has been logged out!', success: true },
        reach: async (world) => ({
          body: { userId: 'nobody' },
          headers: await signedIn(world, admin.user, { body: admin.body }),
        }),
      },
      {
        outcome: 'malformed-request',
        status: 400,
        body: invalid('must be string'),
        reach: as('plain', { body: { userId: {} } }),
      },
      ...(era === 'documented'
        ? []
        : [
            {
              outcome: 'malformed-request',
              status: 400,
              when: 'an unknown field',
              body: invalid('must NOT have additional properties'),
              reach: as('plain', { body: { user: 'plain', password } }),
            } as const,
          ]),
      ...withoutUser(era),
      {
        outcome: 'token-missing',
        status: 401,
        when: 'with an invalid body',
        body: withoutUser(era)[0]?.body,
        reach: { body: { userId: {} } },
      },
      {
        outcome: 'not-allowed',
        status: 403,
        body: { success: false, error: 'unauthorized' },
        reach: as('plain', { body: { userId: 'aYjNnig8BEAWeQzMh' } }),
      },
      tooMany(era, withTokenEach('plain'), 0),
    ],
  });
}

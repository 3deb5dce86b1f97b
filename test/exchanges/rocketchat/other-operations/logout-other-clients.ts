import { expect } from '@jest/globals';
import type { OperationTable } from '../../exchange.ts';
import { as, neighbour, tooMany, withoutUser, type Era } from './era.ts';

/** The row of logging out the other clients. */
export function logoutOtherClients(era: Era): OperationTable {
  return neighbour(era, {
    operation: 'logoutOtherClients',
    method: 'POST',
    url: '/api/v1/users.logoutOtherClients',
    plain: as('plain'),
    account: 'plain',
    first: { 200: 'done', 401: 'token-missing' },
    cells: [
      {
        outcome: 'done',
        status: 200,
        body: {
          token: expect.stringMatching(/^[\w-]{43}$/),
          tokenExpires: '2027-02-19T12:00:00.000Z',
          success: true,
        },
        reach: as('plain'),
      },
      {
        outcome: 'done',
        status: 200,
        when: 'a token without an expiry',
        body: { token: '9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq', tokenExpires: '', success: true },
        reach: {
          headers: {
            'x-auth-token': '9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq',
            'x-user-id': 'aYjNnig8BEAWeQzMh',
          },
        },
      },
      ...withoutUser(era),
      tooMany(era, as('plain')),
    ],
  });
}

import { expect } from '@jest/globals';
import type { OperationTable } from '../../exchange.ts';
import { me, userId } from '../observed/me.ts';
import { as, limited, neighbour, tooMany, withoutUser, type Era } from './era.ts';

const documentedMe = {
  _id: userId,
  name: 'plain',
  emails: [{ address: 'plain@example.com', verified: false }],
  status: 'offline',
  statusConnection: 'offline',
  username: 'plain',
  utcOffset: 0,
  active: true,
  roles: ['user'],
  settings: { preferences: {} },
  avatarUrl: expect.stringMatching(/^http:\/\/[^/]+\/avatar\/plain$/),
};

/** The row of the caller. */
export function getMe(era: Era): OperationTable {
  const shown = era === 'documented' ? documentedMe : me('plain');
  const said = { outcome: 'who-am-i', status: 200, body: { ...shown, success: true } } as const;
  return neighbour(era, {
    operation: 'getMe',
    method: 'GET',
    url: '/api/v1/me',
    plain: as('plain'),
    account: 'plain',
    first: { 200: 'who-am-i', 401: 'token-missing' },
    cells: [
      { ...said, reach: as('plain') },
      {
        ...said,
        when: 'with the request budget on',
        headers: limited(era, 7),
        reach: as('plain'),
        before: 2,
        budgeted: true,
      },
      ...withoutUser(era),
      tooMany(era, as('plain')),
    ],
  });
}

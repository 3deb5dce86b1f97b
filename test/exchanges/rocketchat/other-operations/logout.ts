import type { OperationTable } from '../../exchange.ts';
import { as, neighbour, tooMany, withoutUser, withTokenEach, type Era } from './era.ts';

/** The row of the logout, by either method. */
export function logout(era: Era, method: 'POST' | 'GET'): OperationTable {
  const body =
    era === 'documented' ? { status: 'success', data: { message: "You've been logged out!" } } : undefined;
  return neighbour(era, {
    operation: method === 'POST' ? 'logout' : 'logoutByGet',
    method,
    url: '/api/v1/logout',
    plain: as('plain'),
    account: 'plain',
    first: { 200: 'signed-out', 401: 'token-missing' },
    cells: [
      { outcome: 'signed-out', status: 200, body, reach: as('plain') },
      ...withoutUser(era),
      tooMany(era, withTokenEach('plain'), 0),
    ],
  });
}

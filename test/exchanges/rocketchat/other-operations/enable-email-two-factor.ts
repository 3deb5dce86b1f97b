import type { OperationTable } from '../../exchange.ts';
import { as, neighbour, tooMany, withoutUser, type Era } from './era.ts';

/** The row of enabling codes by e-mail. */
export function enableEmailTwoFactor(era: Era): OperationTable {
  return neighbour(era, {
    operation: 'enableEmailTwoFactor',
    method: 'POST',
    url: '/api/v1/users.2fa.enableEmail',
    plain: as('must-change'),
    account: 'must-change',
    first: { 200: 'done', 400: 'account-unverified', 401: 'token-missing' },
    cells: [
      { outcome: 'done', status: 200, body: { success: true }, reach: as('must-change') },
      {
        outcome: 'account-unverified',
        status: 400,
        body: {
          success: false,
          error: 'You need to verify your emails before setting up 2FA [error-invalid-user]',
          errorType: 'error-invalid-user',
        },
        reach: as('plain'),
      },
      ...withoutUser(era),
      tooMany(era, as('must-change')),
    ],
  });
}

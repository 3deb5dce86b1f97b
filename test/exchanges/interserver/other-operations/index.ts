import { refusedBodies, type Beside } from '../../raw-exchange.ts';
import type { OperationTable } from '../../exchange.ts';
import { getAccountOf } from './account.ts';
import { credentialsOf } from './credentials.ts';
import { getHomeOf } from './home.ts';
import { logoutOf } from './logout.ts';
import { openOf } from './open.ts';
import { signupOf } from './signup.ts';
import { twoFactorOf } from './two-factor.ts';

/** The other operations, which are the same in both profiles. */
export function neighboursOf(profile: string): readonly OperationTable[] {
  return [
    logoutOf(profile),
    signupOf(profile),
    getAccountOf(profile),
    ...twoFactorOf(profile),
    ...credentialsOf(profile),
    getHomeOf(profile),
    ...openOf(profile),
  ];
}

/** Bodies that they reject for any caller. */
export function besideNeighbours(answers: Parameters<typeof refusedBodies>[1]): readonly Beside[] {
  return refusedBodies(
    [
      { operation: 'signup', path: '/apiv2/signup' },
      { operation: 'enableTwoFactor', path: '/apiv2/account/2fa' },
      { operation: 'changePassword', path: '/apiv2/account/password' },
    ],
    answers,
  );
}

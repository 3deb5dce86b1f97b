import { refusedBodies, type Beside } from '../../raw-exchange.ts';
import type { OperationTable } from '../../exchange.ts';
import type { Says } from '../profile.ts';
import { authenticateOf } from './authenticate.ts';
import { confirmOf } from './confirm.ts';
import { sendSmsOf } from './send-sms.ts';
import { isAuthenticatedOf, logoutOf } from './session.ts';
import { setPhoneOf } from './set-phone.ts';

/** The other operations that sign in and out. */
export function signingInOf(says: Says): readonly OperationTable[] {
  return [
    isAuthenticatedOf(says),
    authenticateOf(says),
    logoutOf(says),
    sendSmsOf(says),
    setPhoneOf(says),
    confirmOf(says),
  ];
}

/** Bodies that they reject. */
export function besideSigningIn(answers: Parameters<typeof refusedBodies>[1]): readonly Beside[] {
  return refusedBodies(
    [
      { operation: 'authenticate', path: '/api/2.0/authentication' },
      { operation: 'sendSms', path: '/api/2.0/authentication/sendsms' },
      { operation: 'setPhone', path: '/api/2.0/authentication/setphone' },
      { operation: 'confirm', path: '/api/2.0/authentication/confirm' },
    ],
    answers,
  );
}

import type { OperationTable } from '../../exchange.ts';
import { disableEmailTwoFactor } from './disable-email-two-factor.ts';
import { enableEmailTwoFactor } from './enable-email-two-factor.ts';
import type { Era } from './era.ts';
import { getInfo } from './get-info.ts';
import { getMe } from './get-me.ts';
import { logoutOtherClients } from './logout-other-clients.ts';
import { logoutUser } from './logout-user.ts';
import { logout } from './logout.ts';
import { registerUser } from './register-user.ts';
import { sendEmailCode } from './send-email-code.ts';

/** The rows of the operations other than the login. */
export function neighbours(era: Era): readonly OperationTable[] {
  return [
    logout(era, 'POST'),
    logout(era, 'GET'),
    ...[getMe, logoutOtherClients, logoutUser, sendEmailCode].map((table) => table(era)),
    ...[enableEmailTwoFactor, disableEmailTwoFactor, registerUser, getInfo].map((table) => table(era)),
  ];
}

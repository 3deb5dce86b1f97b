import { endpoint } from '../../../../core/endpoint.ts';
import type { ProviderProfile } from '../../../../core/provider.ts';
import { contract, operations } from '../../../../generated/rocketchat/observed/routes.ts';
import { disableEmailTwoFactor } from '../../operations/disable-email-two-factor.ts';
import { enableEmailTwoFactor } from '../../operations/enable-email-two-factor.ts';
import { getInfo } from '../../operations/get-info.ts';
import { getMe } from '../../operations/get-me.ts';
import { login } from '../../operations/login.ts';
import { logoutOtherClients } from '../../operations/logout-other-clients.ts';
import { logoutUser } from '../../operations/logout-user.ts';
import { logout } from '../../operations/logout.ts';
import { registerUser } from '../../operations/register-user.ts';
import { sendEmailCode } from '../../operations/send-email-code.ts';
import type { Switches } from '../../records.ts';
import * as own from './login.ts';
import { refuse } from './refuse.ts';
import * as server from './server.ts';
import * as session from './session.ts';
import * as twoFactor from './two-factor.ts';
import * as users from './users.ts';

/** The server's own defaults. Source: the vendor's server source. */
const policy: Switches = {
  lockoutRule: 'sliding',
  lockoutOnlyTypedUsernames: true,
  lockoutByAddress: true,
  oneTimeCodeAttempts: 5,
  rolesRequired: true,
  adminsNeedVerifiedEmail: false,
};

/** What servers of the 8.x era answer. */
export const observed: ProviderProfile = {
  contract,
  endpoints: [
    endpoint(operations.login, login, own.login),
    endpoint(operations.logoutByGet, logout, session.logout),
    endpoint(operations.logout, logout, session.logout),
    endpoint(operations.getMe, getMe, session.getMe),
    endpoint(operations.logoutOtherClients, logoutOtherClients, users.logoutOtherClients),
    endpoint(operations.logoutUser, logoutUser, users.logoutUser),
    endpoint(operations.sendEmailCode, sendEmailCode, twoFactor.sendEmailCode),
    endpoint(operations.enableEmailTwoFactor, enableEmailTwoFactor, twoFactor.enableEmailTwoFactor),
    endpoint(operations.disableEmailTwoFactor, disableEmailTwoFactor, twoFactor.disableEmailTwoFactor),
    endpoint(operations.registerUser, registerUser, users.registerUser),
    endpoint(operations.getInfo, getInfo, server.getInfo),
  ],
  errorReplies: refuse,
  policy,
};

import { endpoint } from '../../../../core/endpoint.ts';
import type { ProviderProfile } from '../../../../core/provider.ts';
import { contract, operations } from '../../../../generated/misaka/documented/routes.ts';
import { changePassword } from '../../operations/change-password.ts';
import { currentToken } from '../../operations/current-token.ts';
import { login } from '../../operations/login.ts';
import { loginWithTwoFactor } from '../../operations/login-with-two-factor.ts';
import { logout } from '../../operations/logout.ts';
import { refresh } from '../../operations/refresh.ts';
import * as account from './account.ts';
import * as logins from './login.ts';
import { refuse } from './refuse.ts';
import * as session from './session.ts';

/** Misaka.io as its documents and its evident framework have it. */
export const documented: ProviderProfile = {
  contract,
  endpoints: [
    endpoint(operations.login, login, logins.login),
    endpoint(operations.loginWithTwoFactor, loginWithTwoFactor, logins.loginWithTwoFactor),
    endpoint(operations.refresh, refresh, session.refresh),
    endpoint(operations.logout, logout, session.logout),
    endpoint(operations.getToken, currentToken, session.getToken),
    endpoint(operations.postToken, currentToken, session.postToken),
    endpoint(operations.changePassword, changePassword, account.changePassword),
  ],
  errorReplies: refuse,
};

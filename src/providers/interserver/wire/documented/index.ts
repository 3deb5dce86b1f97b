import { endpoint } from '../../../../core/endpoint.ts';
import type { ProviderProfile } from '../../../../core/provider.ts';
import { contract, operations } from '../../../../generated/interserver/documented/routes.ts';
import { changePassword } from '../../operations/change-password.ts';
import { getAccount } from '../../operations/get-account.ts';
import { getCaptcha } from '../../operations/get-captcha.ts';
import { getLoginPage } from '../../operations/get-login-page.ts';
import { login } from '../../operations/login.ts';
import { logout } from '../../operations/logout.ts';
import { publicOperation } from '../../operations/public.ts';
import { renewApiKey } from '../../operations/renew-api-key.ts';
import { signup } from '../../operations/signup.ts';
import { disableTwoFactor, enableTwoFactor, getTwoFactor } from '../../operations/two-factor.ts';
import type { Switches } from '../../records.ts';
import * as account from '../account.ts';
import * as captcha from '../captcha.ts';
import * as credentials from '../credentials.ts';
import * as logouts from '../logout.ts';
import * as openly from '../public.ts';
import * as signups from '../signup.ts';
import * as twoFactor from '../two-factor.ts';
import * as own from './login.ts';
import { refuse } from './refuse.ts';

/** Where the sources disagree, the page's word. */
const policy: Switches = {
  secondFactorField: '2fa',
  secondFactorStatuses: 'examples',
  verificationStatuses: 'examples',
  wrongPasswordStatus: 402,
  wrongPasswordCode: false,
  loginCaptcha: 'marked',
  signupCaptcha: 'phrase',
  verifyNewAddress: 'marked',
  sessionCookie: false,
};

/** InterServer as its reference page has it. */
export const documented: ProviderProfile = {
  contract,
  endpoints: [
    endpoint(operations.login, login, own.login),
    endpoint(operations.getLoginPage, getLoginPage, captcha.getLoginPage),
    endpoint(operations.getCaptcha, getCaptcha, captcha.getCaptcha),
    endpoint(operations.logout, logout, logouts.logout),
    endpoint(operations.signup, signup, signups.signup),
    endpoint(operations.getAccount, getAccount, account.getAccount),
    endpoint(operations.getTwoFactor, getTwoFactor, twoFactor.getTwoFactor),
    endpoint(operations.enableTwoFactor, enableTwoFactor, twoFactor.enableTwoFactor),
    endpoint(operations.disableTwoFactor, disableTwoFactor, twoFactor.disableTwoFactor),
    endpoint(operations.changePassword, changePassword, credentials.changePassword),
    endpoint(operations.renewApiKey, renewApiKey, credentials.renewApiKey),
    endpoint(operations.getHome, getAccount, account.getHome),
    endpoint(operations.getInfo, publicOperation, openly.getInfo),
    endpoint(operations.ping, publicOperation, openly.ping),
  ],
  errorReplies: refuse,
  policy: { ...policy },
};

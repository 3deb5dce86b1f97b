import { createProfile } from '../../../../core/provider.ts';
import { contract, operations } from '../../../../generated/interserver/documented/routes.ts';
import { loginEndpoints } from './login.ts';
import { captchaEndpoints } from '../captcha.ts';
import { logoutEndpoints } from '../logout.ts';
import { signupEndpoints } from '../signup.ts';
import { accountEndpoints } from '../account.ts';
import { twoFactorEndpoints } from '../two-factor.ts';
import { credentialsEndpoints } from '../credentials.ts';
import { publicEndpoints } from '../public.ts';
import type { Switches } from '../../records.ts';
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
export const documented = createProfile({
  contract,
  operations,
  endpoints: [
    ...loginEndpoints,
    ...captchaEndpoints.map((both) => both.documented),
    ...logoutEndpoints.map((both) => both.documented),
    ...signupEndpoints.map((both) => both.documented),
    ...accountEndpoints.map((both) => both.documented),
    ...twoFactorEndpoints.map((both) => both.documented),
    ...credentialsEndpoints.map((both) => both.documented),
    ...publicEndpoints.map((both) => both.documented),
  ],
  errorReplies: refuse,
  policy: { ...policy },
});

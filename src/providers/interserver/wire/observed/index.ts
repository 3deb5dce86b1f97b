import { createProfile } from '../../../../core/provider.ts';
import { contract, operations } from '../../../../generated/interserver/observed/routes.ts';
import { loginEndpoints } from './login.ts';
import { captchaEndpoints } from '../captcha.ts';
import { logoutEndpoints } from '../logout.ts';
import { signupEndpoints } from '../signup.ts';
import { accountEndpoints } from '../account.ts';
import { twoFactorEndpoints } from '../two-factor.ts';
import { credentialsEndpoints } from '../credentials.ts';
import { searchEndpoints } from './search.ts';
import { publicEndpoints } from '../public.ts';
import type { Switches } from '../../records.ts';
import { refuse } from './refuse.ts';

/** Where the sources disagree, the examples' word and what the web client needs; else the newest prose's. */
const policy: Switches = {
  secondFactorField: 'tfa',
  secondFactorStatuses: 'examples',
  verificationStatuses: 'examples',
  wrongPasswordStatus: 401,
  wrongPasswordCode: false,
  loginCaptcha: 'marked',
  signupCaptcha: 'phrase',
  verifyNewAddress: 'marked',
  sessionCookie: false,
};

/** InterServer as its OpenAPI examples have it and its web client needs it. */
export const observed = createProfile({
  contract,
  operations,
  endpoints: [
    ...loginEndpoints,
    ...captchaEndpoints.map((both) => both.observed),
    ...logoutEndpoints.map((both) => both.observed),
    ...signupEndpoints.map((both) => both.observed),
    ...accountEndpoints.map((both) => both.observed),
    ...twoFactorEndpoints.map((both) => both.observed),
    ...credentialsEndpoints.map((both) => both.observed),
    ...searchEndpoints,
    ...publicEndpoints.map((both) => both.observed),
  ],
  errorReplies: refuse,
  policy: { ...policy },
});

import type { BothEndpoints } from '../../../core/endpoint.ts';
import { accountEndpoints } from './account.ts';
import { credentialsEndpoints } from './credentials.ts';
import { loginEndpoints } from './login.ts';
import { publicEndpoints } from './public.ts';
import { signupEndpoints } from './signup.ts';
import { twoFactorEndpoints } from './two-factor.ts';

/** The endpoints that both profiles have. */
export const endpoints: readonly BothEndpoints[] = [
  ...loginEndpoints,
  ...accountEndpoints,
  ...credentialsEndpoints,
  ...publicEndpoints,
  ...signupEndpoints,
  ...twoFactorEndpoints,
];

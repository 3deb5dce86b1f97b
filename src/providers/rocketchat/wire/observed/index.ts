import { createProfile } from '../../../../core/provider.ts';
import { contract, operations } from '../../../../generated/rocketchat/observed/routes.ts';
import { loginEndpoints } from './login.ts';
import { sessionEndpoints } from './session.ts';
import { usersEndpoints } from './users.ts';
import { twoFactorEndpoints } from './two-factor.ts';
import { serverEndpoints } from './server.ts';
import type { Switches } from '../../records.ts';
import { refuse } from './refuse.ts';

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
export const observed = createProfile({
  contract,
  operations,
  endpoints: [
    ...loginEndpoints,
    ...sessionEndpoints,
    ...usersEndpoints,
    ...twoFactorEndpoints,
    ...serverEndpoints,
  ],
  errorReplies: refuse,
  policy,
});

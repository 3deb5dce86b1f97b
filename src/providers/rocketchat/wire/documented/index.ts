import { createProfile } from '../../../../core/provider.ts';
import { contract, operations } from '../../../../generated/rocketchat/documented/routes.ts';
import { loginEndpoints } from './login.ts';
import { sessionEndpoints } from './session.ts';
import { usersEndpoints } from './users.ts';
import { twoFactorEndpoints } from './two-factor.ts';
import { serverEndpoints } from './server.ts';
import type { Switches } from '../../records.ts';
import { limited } from './limited.ts';
import { refuse } from './refuse.ts';

/** The servers of the document's time, as far as it shows them. */
const policy: Switches = {
  lockoutRule: 'fixed',
  lockoutOnlyTypedUsernames: false,
  lockoutByAddress: false,
  oneTimeCodeAttempts: 0,
  rolesRequired: false,
  adminsNeedVerifiedEmail: true,
};

/** What the document says, to the letter. */
export const documented = createProfile({
  contract,
  operations,
  endpoints: [
    ...loginEndpoints,
    ...sessionEndpoints,
    ...usersEndpoints,
    ...twoFactorEndpoints,
    ...serverEndpoints,
  ].map(limited),
  errorReplies: refuse,
  policy,
});

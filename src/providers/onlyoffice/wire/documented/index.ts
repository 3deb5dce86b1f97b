import { createProfile } from '../../../../core/provider.ts';
import { contract, operations } from '../../../../generated/onlyoffice/documented/routes.ts';
import { loginEndpoints } from './login.ts';
import { sessionEndpoints } from './session.ts';
import { verifyLinkEndpoints } from './verify-link.ts';
import { settingsEndpoints } from './settings.ts';
import { twoFactorEndpoints } from './two-factor.ts';
import type { Switches } from '../../records.ts';
import { refuse } from './refuse.ts';

/** The server of the document, as far as it shows it. */
const policy: Switches = {
  lockoutRule: 'fixed',
  preferPasswordHash: false,
};

/** What the document says, to the letter. */
export const documented = createProfile({
  contract,
  operations,
  endpoints: [
    ...loginEndpoints,
    ...sessionEndpoints,
    ...verifyLinkEndpoints,
    ...settingsEndpoints,
    ...twoFactorEndpoints,
  ],
  errorReplies: refuse,
  policy: { ...policy },
});

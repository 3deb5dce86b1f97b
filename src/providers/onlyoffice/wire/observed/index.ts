import { createProfile } from '../../../../core/provider.ts';
import { contract, operations } from '../../../../generated/onlyoffice/observed/routes.ts';
import { loginEndpoints } from './login.ts';
import { sessionEndpoints } from './session.ts';
import { verifyLinkEndpoints } from './verify-link.ts';
import { settingsEndpoints } from './settings.ts';
import { twoFactorEndpoints } from './two-factor.ts';
import type { Switches } from '../../records.ts';
import { refuse } from './refuse.ts';

/** The server's own ways. Source: the vendor's server source. */
const policy: Switches = {
  lockoutRule: 'by-address',
  preferPasswordHash: true,
};

/** What DocSpace servers answer. */
export const observed = createProfile({
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
  policy: {
    ...policy,
    totp: { toleratedSeconds: 300 },
    recaptcha: { publicKey: '6Lexample-public-key', response: 'solved' },
  },
});

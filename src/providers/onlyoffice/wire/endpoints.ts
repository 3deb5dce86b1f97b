import type { BothEndpoints } from '../../../core/endpoint.ts';
import { appEndpoints } from './app.ts';
import { loginEndpoints } from './login.ts';
import { phoneEndpoints } from './phone.ts';
import { sessionEndpoints } from './session.ts';
import { settingsEndpoints } from './settings.ts';
import { twoFactorSettingsEndpoints } from './two-factor-settings.ts';
import { verifyLinkEndpoints } from './verify-link.ts';

/** All endpoints, for both profiles. */
export const endpoints: readonly BothEndpoints[] = [
  ...loginEndpoints,
  ...phoneEndpoints,
  ...sessionEndpoints,
  ...verifyLinkEndpoints,
  ...settingsEndpoints,
  ...twoFactorSettingsEndpoints,
  ...appEndpoints,
];

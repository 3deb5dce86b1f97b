import { operations as documented } from '../../../generated/onlyoffice/documented/routes.ts';
import type { components } from '../../../generated/onlyoffice/documented/types.ts';
import { operations as observed } from '../../../generated/onlyoffice/observed/routes.ts';
import { credentialsOf } from '../domain/authenticate.ts';
import {
  getLoginSettings,
  getSettings,
  resetLoginSettings,
  setLoginSettings,
  type GetSettingsFacts,
} from '../operations/settings.ts';
import type { LoginSettings } from '../records.ts';
import { bindBoth } from './dialect.ts';
import { accessDenied, callerErrors, commonErrors, malformed } from './replies.ts';
import { readBroken, readCredentials } from './requests.ts';

type Schemas = components['schemas'];

/** Replies to an administrator's request for the login settings. */
const loginSettings = {
  done: (settings: LoginSettings & { readonly isDefault: boolean }) => ({
    status: 200 as const,
    body: settings,
  }),
  ...accessDenied,
  ...callerErrors,
};

/** The endpoints of the portal's settings. */
export const settingsEndpoints = [
  /** Returns the public settings. */
  bindBoth(documented.getSettings, observed.getSettings, getSettings).to({
    read: () => ({ request: {} }),
    render: { done: (facts) => ({ status: 200, body: settingsBody(facts) }), ...commonErrors },
  }),

  /** Returns the login settings. */
  bindBoth(documented.getLoginSettings, observed.getLoginSettings, getLoginSettings).to({
    read: readCredentials,
    render: loginSettings,
  }),

  /** Changes the login settings. */
  bindBoth(documented.setLoginSettings, observed.setLoginSettings, setLoginSettings).to({
    /** Missing fields are zero, as in the vendor's framework. */
    read(wire) {
      const { attemptCount = 0, blockTime = 0, checkPeriod = 0 } = wire.body;
      const settings = {
        attemptCount: Number(attemptCount),
        blockTime: Number(blockTime),
        checkPeriod: Number(checkPeriod),
      };
      return { request: { ...credentialsOf(wire), settings } };
    },
    readViolation: readBroken,
    render: { ...loginSettings, ...malformed },
  }),

  /** Resets the login settings to the server's defaults. */
  bindBoth(documented.resetLoginSettings, observed.resetLoginSettings, resetLoginSettings).to({
    read: readCredentials,
    render: loginSettings,
  }),
];

/** Returns the settings that the vendor's SDK always has. Source: the vendor's server source. */
function settingsBody({ passwordHash, captchaKey }: GetSettingsFacts['done']): Schemas['Settings'] {
  const { size, iterations, salt } = passwordHash;
  return {
    culture: 'en-US',
    docSpace: true,
    standalone: true,
    baseDomain: 'localhost',
    passwordHash: { size, iterations, salt },
    version: '3.7.0',
    ...(captchaKey === undefined ? {} : { recaptchaType: 0, recaptchaPublicKey: captchaKey }),
    tenantStatus: 0,
    tenantAlias: 'localhost',
    cookieSettingsEnabled: false,
    deepLink: { androidPackageName: '', url: '', iosPackageId: '' },
  };
}

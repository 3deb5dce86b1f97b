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

/** The replies to an administrator's request for the login settings. */
const loginSettings = {
  done: (settings: LoginSettings & { readonly isDefault: boolean }) => ({
    status: 200 as const,
    body: settings,
  }),
  ...accessDenied,
  ...callerErrors,
};

/** The settings of the portal. */
export const settingsEndpoints = [
  /** The settings that anyone may know. */
  bindBoth(documented.getSettings, observed.getSettings, getSettings).to({
    read: () => ({ request: {} }),
    render: { done: (facts) => ({ status: 200, body: settingsBody(facts) }), ...commonErrors },
  }),

  /** When failed logins lead to a block. */
  bindBoth(documented.getLoginSettings, observed.getLoginSettings, getLoginSettings).to({
    read: readCredentials,
    render: loginSettings,
  }),

  /** The same, changed. */
  bindBoth(documented.setLoginSettings, observed.setLoginSettings, setLoginSettings).to({
    /** A field that is left out is zero, as in the vendor's framework. */
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

  /** The same, as the server has it by itself. */
  bindBoth(documented.resetLoginSettings, observed.resetLoginSettings, resetLoginSettings).to({
    read: readCredentials,
    render: loginSettings,
  }),
];

/** Shows the settings of the portal that the vendor's SDK always has. Source: the vendor's server source. */
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

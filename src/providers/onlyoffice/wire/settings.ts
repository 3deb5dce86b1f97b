import type { Wire } from '../../../core/operation.ts';
import type { components } from '../../../generated/onlyoffice/documented/types.ts';
import type { GetSettingsFacts, SetLoginSettingsRequest } from '../operations/settings.ts';
import type { SetTwoFactorRequest } from '../operations/two-factor-settings.ts';
import type { TwoFactorSettings } from '../records.ts';
import { credentialsOf } from '../domain/authenticate.ts';

type Schemas = components['schemas'];

/** What anyone may know of the portal. Source: the vendor's server source; of its settings those that its SDK always has. */
export function settingsShown({ passwordHash, captchaKey }: GetSettingsFacts['done']): Schemas['Settings'] {
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

/** The two methods that a portal may ask for; each shows the scope of the one that is on. Source: the vendor's server source. */
export function twoFactorShown(settings: TwoFactorSettings): Schemas['TwoFactorSettings'] {
  return [shown('sms', 'By SMS', settings), shown('app', 'By authenticator app', settings)];
}

function shown(id: 'sms' | 'app', title: string, settings: TwoFactorSettings): Schemas['TwoFactorSetting'] {
  const enabled = settings.type === id;
  const { trustedIps, mandatoryUsers, mandatoryGroups } = enabled ? settings : everyone;
  return {
    id,
    title,
    enabled,
    available: true,
    trustedIps: [...trustedIps],
    mandatoryUsers: [...mandatoryUsers],
    mandatoryGroups: [...mandatoryGroups],
  };
}

const everyone = { trustedIps: [], mandatoryUsers: [], mandatoryGroups: [] };

/** Reads what a portal is to ask for. */
export function readTwoFactor(wire: Wire<Schemas['TwoFactorRequest']>): {
  readonly request: SetTwoFactorRequest;
} {
  const { type = 0, trustedIps, mandatoryUsers, mandatoryGroups } = wire.body;
  const settings: TwoFactorSettings = {
    type: methods[String(type).toLowerCase()] ?? 'none',
    trustedIps: trustedIps ?? [],
    mandatoryUsers: mandatoryUsers ?? [],
    mandatoryGroups: mandatoryGroups ?? [],
  };
  return { request: { ...credentialsOf(wire), settings } };
}

/** Any other number is none. Source: the vendor's own tests. */
const methods: Readonly<Partial<Record<string, 'sms' | 'app'>>> = {
  sms: 'sms',
  '1': 'sms',
  app: 'app',
  '2': 'app',
};

/** Reads when failed logins are to lead to a block; what is left out is zero, as in the vendor's framework. */
export function readLoginSettings(wire: Wire<Schemas['LoginSettingsRequest']>): {
  readonly request: SetLoginSettingsRequest;
} {
  const { attemptCount = 0, blockTime = 0, checkPeriod = 0 } = wire.body;
  const settings = {
    attemptCount: Number(attemptCount),
    blockTime: Number(blockTime),
    checkPeriod: Number(checkPeriod),
  };
  return { request: { ...credentialsOf(wire), settings } };
}

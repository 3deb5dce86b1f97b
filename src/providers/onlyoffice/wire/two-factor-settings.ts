import type { Wire } from '../../../core/operation.ts';
import { operations as documented } from '../../../generated/onlyoffice/documented/routes.ts';
import type { components } from '../../../generated/onlyoffice/documented/types.ts';
import { operations as observed } from '../../../generated/onlyoffice/observed/routes.ts';
import { credentialsOf } from '../domain/authenticate.ts';
import {
  getTwoFactorSettings,
  setTwoFactorSettings,
  setTwoFactorSettingsWithLink,
  type SetTwoFactorRequest,
} from '../operations/two-factor-settings.ts';
import type { TwoFactorSettings } from '../records.ts';
import { linkReply } from './app.ts';
import { bindBoth } from './dialect.ts';
import { accessDenied, callerErrors, malformed } from './replies.ts';
import { readBroken, readCredentials } from './requests.ts';

type Schemas = components['schemas'];

/** The endpoints of the portal's second factor. */
export const twoFactorSettingsEndpoints = [
  /** Returns the methods that the portal offers. */
  bindBoth(documented.getTwoFactorSettings, observed.getTwoFactorSettings, getTwoFactorSettings).to({
    read: readCredentials,
    render: { done: ({ settings }) => ({ status: 200, body: settingsBody(settings) }), ...callerErrors },
  }),

  /** Returns whether the portal now requires a second factor. */
  bindBoth(documented.setTwoFactorSettings, observed.setTwoFactorSettings, setTwoFactorSettings).to({
    read: readTwoFactor,
    readViolation: readBroken,
    render: {
      done: ({ isOn }) => ({ status: 200, body: isOn }),
      ...malformed,
      ...accessDenied,
      ...callerErrors,
    },
  }),

  /** Returns the URL at which the caller continues. */
  bindBoth(
    documented.setTwoFactorSettingsWithLink,
    observed.setTwoFactorSettingsWithLink,
    setTwoFactorSettingsWithLink,
  ).to({
    read: readTwoFactor,
    readViolation: readBroken,
    render: { done: linkReply, ...malformed, ...accessDenied, ...callerErrors },
  }),
];

/** Lists both methods of a portal, the active one with its scope. Source: the vendor's server source. */
function settingsBody(settings: TwoFactorSettings): Schemas['TwoFactorSettings'] {
  return [methodBody('sms', 'By SMS', settings), methodBody('app', 'By authenticator app', settings)];
}

function methodBody(
  id: 'sms' | 'app',
  title: string,
  settings: TwoFactorSettings,
): Schemas['TwoFactorSetting'] {
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

/** Reads new two-factor settings. */
function readTwoFactor(wire: Wire<Schemas['TwoFactorRequest']>): { readonly request: SetTwoFactorRequest } {
  const { type = 0, trustedIps, mandatoryUsers, mandatoryGroups } = wire.body;
  const settings: TwoFactorSettings = {
    type: methods[String(type).toLowerCase()] ?? 'none',
    trustedIps: trustedIps ?? [],
    mandatoryUsers: mandatoryUsers ?? [],
    mandatoryGroups: mandatoryGroups ?? [],
  };
  return { request: { ...credentialsOf(wire), settings } };
}

/** Methods by name or number; any other value disables the second factor. Source: the vendor's own tests. */
const methods: Readonly<Partial<Record<string, 'sms' | 'app'>>> = {
  sms: 'sms',
  '1': 'sms',
  app: 'app',
  '2': 'app',
};

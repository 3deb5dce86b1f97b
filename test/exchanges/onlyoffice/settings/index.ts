import { refusedBodies, type Beside } from '../../raw-exchange.ts';
import type { OperationTable } from '../../exchange.ts';
import type { Says } from '../profile.ts';
import { appOf } from './app.ts';
import { loginSettingsOf } from './login-settings.ts';
import { portalOf } from './portal.ts';
import { twoFactorSettingsOf } from './two-factor.ts';

/** The operations of the portal's settings and of the caller. */
export function settingsOf(says: Says): readonly OperationTable[] {
  return [...portalOf(says), ...twoFactorSettingsOf(says), ...appOf(says), ...loginSettingsOf(says)];
}

/** Bodies that they reject for any caller. */
export function besideSettings(answers: Parameters<typeof refusedBodies>[1]): readonly Beside[] {
  const settings = '/api/2.0/settings';
  return refusedBodies(
    [
      { operation: 'setTwoFactorSettings', method: 'PUT', path: `${settings}/tfaapp` },
      { operation: 'setTwoFactorSettingsWithLink', method: 'PUT', path: `${settings}/tfaappwithlink` },
      { operation: 'validateCode', path: `${settings}/tfaapp/validate` },
      { operation: 'renewApp', method: 'PUT', path: `${settings}/tfaappnewapp` },
      { operation: 'setLoginSettings', method: 'PUT', path: `${settings}/security/loginsettings` },
    ],
    answers,
  );
}

import { endpoint } from '../../../../core/endpoint.ts';
import type { ProviderProfile } from '../../../../core/provider.ts';
import { contract, operations } from '../../../../generated/onlyoffice/observed/routes.ts';
import { authenticateByCode } from '../../operations/authenticate-by-code.ts';
import { authenticate } from '../../operations/authenticate.ts';
import { verifyLink } from '../../operations/verify-link.ts';
import { getBackupCodes, renewBackupCodes } from '../../operations/backup-codes.ts';
import { getConfirmation, getSetup } from '../../operations/app-setup.ts';
import { getSelf } from '../../operations/get-self.ts';
import { getSettings } from '../../operations/get-settings.ts';
import { isAuthenticated } from '../../operations/is-authenticated.ts';
import { getLoginSettings, resetLoginSettings, setLoginSettings } from '../../operations/login-settings.ts';
import { logout } from '../../operations/logout.ts';
import { sendSms } from '../../operations/send-sms.ts';
import { setPhone } from '../../operations/set-phone.ts';
import { renewApp } from '../../operations/renew-app.ts';
import {
  getTwoFactorSettings,
  setTwoFactorSettings,
  setTwoFactorSettingsWithLink,
} from '../../operations/two-factor-settings.ts';
import { validateCode } from '../../operations/validate-code.ts';
import type { Switches } from '../../records.ts';
import * as confirming from './verify-link.ts';
import * as login from './login.ts';
import { refuse } from './refuse.ts';
import * as session from './session.ts';
import * as settings from './settings.ts';
import * as twoFactor from './two-factor.ts';

/** The server's own ways. Source: the vendor's server source. */
const policy: Switches = {
  lockoutRule: 'by-address',
  preferPasswordHash: true,
};

/** What DocSpace servers answer. */
export const observed: ProviderProfile = {
  contract,
  endpoints: [
    endpoint(operations.authenticateByCode, authenticateByCode, login.authenticateByCode),
    endpoint(operations.isAuthenticated, isAuthenticated, session.isAuthenticated),
    endpoint(operations.authenticate, authenticate, login.authenticate),
    endpoint(operations.logout, logout, session.logout),
    endpoint(operations.sendSms, sendSms, login.sendSms),
    endpoint(operations.setPhone, setPhone, confirming.setPhone),
    endpoint(operations.confirm, verifyLink, confirming.confirm),
    endpoint(operations.getSettings, getSettings, settings.getSettings),
    endpoint(operations.getTwoFactorSettings, getTwoFactorSettings, twoFactor.getTwoFactorSettings),
    endpoint(operations.setTwoFactorSettings, setTwoFactorSettings, twoFactor.setTwoFactorSettings),
    endpoint(
      operations.setTwoFactorSettingsWithLink,
      setTwoFactorSettingsWithLink,
      twoFactor.setTwoFactorSettingsWithLink,
    ),
    endpoint(operations.validateCode, validateCode, twoFactor.validateCode),
    endpoint(operations.getConfirmation, getConfirmation, twoFactor.getConfirmation),
    endpoint(operations.getSetup, getSetup, twoFactor.getSetup),
    endpoint(operations.getBackupCodes, getBackupCodes, twoFactor.getBackupCodes),
    endpoint(operations.renewBackupCodes, renewBackupCodes, twoFactor.renewBackupCodes),
    endpoint(operations.renewApp, renewApp, twoFactor.renewApp),
    endpoint(operations.getLoginSettings, getLoginSettings, settings.getLoginSettings),
    endpoint(operations.setLoginSettings, setLoginSettings, settings.setLoginSettings),
    endpoint(operations.resetLoginSettings, resetLoginSettings, settings.resetLoginSettings),
    endpoint(operations.getSelf, getSelf, settings.getSelf),
  ],
  errorReplies: refuse,
  policy: {
    ...policy,
    totp: { toleratedSeconds: 300 },
    recaptcha: { publicKey: '6Lexample-public-key', response: 'solved' },
  },
};

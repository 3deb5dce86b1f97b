import type { Profile } from '../../../../core/operation.ts';
import type { components, operations } from '../../../../generated/onlyoffice/documented/types.ts';
import type {
  GetTwoFactorFacts,
  SetTwoFactorFacts,
  SetTwoFactorRequest,
  SetTwoFactorWithLinkFacts,
} from '../../operations/two-factor-settings.ts';
import type { BackupCodesFacts } from '../../operations/backup-codes.ts';
import type { GetConfirmationFacts, GetSetupFacts } from '../../operations/confirmation.ts';
import type { RenewAppFacts, RenewAppRequest } from '../../operations/renew-app.ts';
import type { ValidateCodeFacts, ValidateCodeRequest } from '../../operations/validate-code.ts';
import type { Asking } from '../../rules/asking.ts';
import type { Confirming } from '../../rules/confirming.ts';
import {
  backupCodesShown,
  linkCookie,
  linkShown,
  readRenewApp,
  readValidate,
  sessionCookies,
  setupShown,
} from '../app.ts';
import { noBody } from '../no-body.ts';
import { readAsking, readBroken, readBrokenConfirming, readConfirming } from '../read-asking.ts';
import { readTwoFactor, twoFactorShown } from '../settings.ts';
import {
  accessDenied,
  appUnavailable,
  bindingFailed,
  challenged,
  error,
  forbidden,
  troubles,
} from './error.ts';

type Schemas = components['schemas'];

/** What the portal may ask for. */
export const getTwoFactorSettings: Profile<
  undefined,
  Asking,
  GetTwoFactorFacts,
  operations['getTwoFactorSettings']
> = {
  read: readAsking,
  readViolation: noBody,
  say: {
    done: ({ settings }) => ({ status: 200, body: twoFactorShown(settings) }),
    ...challenged,
    ...troubles,
  },
};

/** Whether the portal asks for something now. */
export const setTwoFactorSettings: Profile<
  Schemas['TwoFactorRequest'],
  SetTwoFactorRequest,
  SetTwoFactorFacts,
  operations['setTwoFactorSettings']
> = {
  read: readTwoFactor,
  readViolation: readBroken,
  say: {
    done: ({ isOn }) => ({ status: 200, body: isOn }),
    'malformed-request': bindingFailed,
    ...accessDenied,
    ...challenged,
    ...troubles,
  },
};

/** Where the caller goes on. */
export const setTwoFactorSettingsWithLink: Profile<
  Schemas['TwoFactorRequest'],
  SetTwoFactorRequest,
  SetTwoFactorWithLinkFacts,
  operations['setTwoFactorSettingsWithLink']
> = {
  read: readTwoFactor,
  readViolation: readBroken,
  say: {
    done: ({ link }) => ({ status: 200, body: link?.url ?? '', headers: linkCookie(link) }),
    'malformed-request': bindingFailed,
    ...accessDenied,
    ...challenged,
    ...troubles,
  },
};

/** Whether a code has linked the app. */
export const validateCode: Profile<
  Schemas['ValidateRequest'],
  ValidateCodeRequest,
  ValidateCodeFacts,
  operations['validateCode']
> = {
  read: readValidate,
  readViolation: readBrokenConfirming,
  say: {
    'signed-in': ({ isFirst, session, type }) => ({
      status: 200,
      body: isFirst,
      headers: sessionCookies(session, type),
    }),
    'second-factor-unavailable': () => ({ status: 200, body: false }),
    'second-factor-invalid': () => error(400, 'Incorrect code'),
    'second-factor-exhausted': () =>
      error(403, 'You have sent too many text messages. Please try again later.'),
    'missing-credentials': () => error(500, 'Validation code field cannot be empty'),
    'malformed-request': bindingFailed,
    ...forbidden,
    ...challenged,
    ...troubles,
  },
};

/** Where the caller goes on, where it is asked for something. */
export const getConfirmation: Profile<
  undefined,
  Asking,
  GetConfirmationFacts,
  operations['getConfirmation']
> = {
  read: readAsking,
  readViolation: noBody,
  say: {
    done: ({ link }) => ({ status: 200, body: linkShown(link), headers: linkCookie(link) }),
    ...challenged,
    ...troubles,
  },
};

/** What an app needs to be linked. */
export const getSetup: Profile<undefined, Confirming, GetSetupFacts, operations['getSetup']> = {
  read: readConfirming,
  readViolation: noBody,
  say: {
    done: (setup) => ({ status: 200, body: setupShown(setup) }),
    ...appUnavailable,
    ...forbidden,
    ...challenged,
    ...troubles,
  },
};

/** The caller's backup codes. */
export const getBackupCodes: Profile<undefined, Asking, BackupCodesFacts, operations['getBackupCodes']> = {
  read: readAsking,
  readViolation: noBody,
  say: {
    done: ({ codes }) => ({ status: 200, body: backupCodesShown(codes) }),
    ...appUnavailable,
    ...challenged,
    ...troubles,
  },
};

/** New ones. */
export const renewBackupCodes: Profile<undefined, Asking, BackupCodesFacts, operations['renewBackupCodes']> =
  {
    read: readAsking,
    readViolation: noBody,
    say: getBackupCodes.say,
  };

/** Where the caller links another app. */
export const renewApp: Profile<
  Schemas['UserRequest'],
  RenewAppRequest,
  RenewAppFacts,
  operations['renewApp']
> = {
  read: readRenewApp,
  readViolation: readBroken,
  say: {
    done: ({ link }) => ({ status: 200, body: link?.url ?? '', headers: linkCookie(link) }),
    'not-allowed': () => error(403, 'No permissions to perform this action'),
    'malformed-request': bindingFailed,
    ...appUnavailable,
    ...challenged,
    ...troubles,
  },
};

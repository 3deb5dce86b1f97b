import type { OperationWire } from '../../../../core/operation.ts';
import type { components, operations } from '../../../../generated/onlyoffice/documented/types.ts';
import type {
  GetTwoFactorFacts,
  SetTwoFactorFacts,
  SetTwoFactorRequest,
  SetTwoFactorWithLinkFacts,
} from '../../operations/two-factor-settings.ts';
import type { BackupCodesFacts } from '../../operations/backup-codes.ts';
import type { GetConfirmationFacts, GetSetupFacts } from '../../operations/app-setup.ts';
import type { RenewAppFacts, RenewAppRequest } from '../../operations/renew-app.ts';
import type { ValidateCodeFacts, ValidateCodeRequest } from '../../operations/validate-code.ts';
import type { Credentials } from '../../domain/authenticate.ts';
import type { ConfirmationCredentials } from '../../domain/authenticate-by-confirmation.ts';
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
import {
  readCredentials,
  readBroken,
  readBrokenConfirmation,
  readConfirmation,
} from '../read-credentials.ts';
import { readTwoFactor, twoFactorShown } from '../settings.ts';
import {
  accessDenied,
  appUnavailable,
  bindingFailed,
  unauthenticated,
  error,
  forbidden,
  commonErrors,
} from './reply.ts';

type Schemas = components['schemas'];

/** What the portal may ask for. */
export const getTwoFactorSettings: OperationWire<
  undefined,
  Credentials,
  GetTwoFactorFacts,
  operations['getTwoFactorSettings']
> = {
  read: readCredentials,
  readViolation: noBody,
  render: {
    done: ({ settings }) => ({ status: 200, body: twoFactorShown(settings) }),
    ...unauthenticated,
    ...commonErrors,
  },
};

/** Whether the portal asks for something now. */
export const setTwoFactorSettings: OperationWire<
  Schemas['TwoFactorRequest'],
  SetTwoFactorRequest,
  SetTwoFactorFacts,
  operations['setTwoFactorSettings']
> = {
  read: readTwoFactor,
  readViolation: readBroken,
  render: {
    done: ({ isOn }) => ({ status: 200, body: isOn }),
    'malformed-request': bindingFailed,
    ...accessDenied,
    ...unauthenticated,
    ...commonErrors,
  },
};

/** Where the caller goes on. */
export const setTwoFactorSettingsWithLink: OperationWire<
  Schemas['TwoFactorRequest'],
  SetTwoFactorRequest,
  SetTwoFactorWithLinkFacts,
  operations['setTwoFactorSettingsWithLink']
> = {
  read: readTwoFactor,
  readViolation: readBroken,
  render: {
    done: ({ link }) => ({ status: 200, body: link?.url ?? '', headers: linkCookie(link) }),
    'malformed-request': bindingFailed,
    ...accessDenied,
    ...unauthenticated,
    ...commonErrors,
  },
};

/** Whether a code has linked the app. */
export const validateCode: OperationWire<
  Schemas['ValidateRequest'],
  ValidateCodeRequest,
  ValidateCodeFacts,
  operations['validateCode']
> = {
  read: readValidate,
  readViolation: readBrokenConfirmation,
  render: {
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
    ...unauthenticated,
    ...commonErrors,
  },
};

/** Where the caller goes on, where it is asked for something. */
export const getConfirmation: OperationWire<
  undefined,
  Credentials,
  GetConfirmationFacts,
  operations['getConfirmation']
> = {
  read: readCredentials,
  readViolation: noBody,
  render: {
    done: ({ link }) => ({ status: 200, body: linkShown(link), headers: linkCookie(link) }),
    ...unauthenticated,
    ...commonErrors,
  },
};

/** What an app needs to be linked. */
export const getSetup: OperationWire<
  undefined,
  ConfirmationCredentials,
  GetSetupFacts,
  operations['getSetup']
> = {
  read: readConfirmation,
  readViolation: noBody,
  render: {
    done: (setup) => ({ status: 200, body: setupShown(setup) }),
    ...appUnavailable,
    ...forbidden,
    ...unauthenticated,
    ...commonErrors,
  },
};

/** The caller's backup codes. */
export const getBackupCodes: OperationWire<
  undefined,
  Credentials,
  BackupCodesFacts,
  operations['getBackupCodes']
> = {
  read: readCredentials,
  readViolation: noBody,
  render: {
    done: ({ codes }) => ({ status: 200, body: backupCodesShown(codes) }),
    ...appUnavailable,
    ...unauthenticated,
    ...commonErrors,
  },
};

/** New ones. */
export const renewBackupCodes: OperationWire<
  undefined,
  Credentials,
  BackupCodesFacts,
  operations['renewBackupCodes']
> = {
  read: readCredentials,
  readViolation: noBody,
  render: getBackupCodes.render,
};

/** Where the caller links another app. */
export const renewApp: OperationWire<
  Schemas['UserRequest'],
  RenewAppRequest,
  RenewAppFacts,
  operations['renewApp']
> = {
  read: readRenewApp,
  readViolation: readBroken,
  render: {
    done: ({ link }) => ({ status: 200, body: link?.url ?? '', headers: linkCookie(link) }),
    'not-allowed': () => error(403, 'No permissions to perform this action'),
    'malformed-request': bindingFailed,
    ...appUnavailable,
    ...unauthenticated,
    ...commonErrors,
  },
};

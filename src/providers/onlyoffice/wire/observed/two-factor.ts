import type { OperationWire } from '../../../../core/operation.ts';
import type { components, operations } from '../../../../generated/onlyoffice/observed/types.ts';
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
import { error, errorWithStack, noContent, success } from './reply.ts';
import {
  accessDenied,
  appUnavailable,
  unauthenticated,
  forbidden,
  malformed,
  commonErrors,
} from './common-replies.ts';

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
    done: ({ settings }, exchange) => success(twoFactorShown(settings), exchange),
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
    done: ({ isOn }, exchange) => success(isOn, exchange),
    ...malformed,
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
    done: ({ link }, exchange) => success(link?.url ?? '', exchange, linkCookie(link)),
    ...malformed,
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
    'signed-in': ({ isFirst, session, type }, exchange) =>
      success(isFirst, exchange, sessionCookies(session, type)),
    'second-factor-unavailable': (_, exchange) => success(false, exchange),
    'second-factor-invalid': () => errorWithStack(400, 'Incorrect code', 'ArgumentException'),
    'second-factor-exhausted': () =>
      error(403, 'You have sent too many text messages. Please try again later.'),
    'missing-credentials': () => errorWithStack(500, 'Validation code field cannot be empty', 'Exception'),
    ...malformed,
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
    done: ({ link }, exchange) =>
      link === undefined ? noContent(exchange) : success(linkShown(link), exchange, linkCookie(link)),
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
    done: (setup, exchange) => success(setupShown(setup), exchange),
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
    done: ({ codes }, exchange) => success(backupCodesShown(codes), exchange),
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
    done: ({ link }, exchange) => success(link?.url ?? '', exchange, linkCookie(link)),
    'not-allowed': () =>
      errorWithStack(403, 'No permissions to perform this action', 'InvalidOperationException'),
    ...malformed,
    ...appUnavailable,
    ...unauthenticated,
    ...commonErrors,
  },
};

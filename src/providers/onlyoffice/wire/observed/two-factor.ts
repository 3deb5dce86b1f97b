import { bind, type ReplyOf } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/onlyoffice/observed/routes.ts';
import {
  getTwoFactorSettings,
  setTwoFactorSettings,
  setTwoFactorSettingsWithLink,
} from '../../operations/two-factor-settings.ts';
import { validateCode } from '../../operations/validate-code.ts';
import { getConfirmation, getSetup } from '../../operations/app-setup.ts';
import { getBackupCodes, renewBackupCodes, type BackupCodesFacts } from '../../operations/backup-codes.ts';
import { renewApp } from '../../operations/renew-app.ts';
import type { OperationWire } from '../../../../core/operation.ts';
import type { Credentials } from '../../domain/authenticate.ts';
import {
  backupCodesShown,
  linkCookie,
  linkShown,
  readRenewApp,
  readValidate,
  sessionCookies,
  setupShown,
} from '../app.ts';
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

const backupCodes: OperationWire<
  undefined,
  Credentials,
  BackupCodesFacts,
  ReplyOf<(typeof operations)['getBackupCodes']>
> = {
  read: readCredentials,
  render: {
    done: ({ codes }, exchange) => success(backupCodesShown(codes), exchange),
    ...appUnavailable,
    ...unauthenticated,
    ...commonErrors,
  },
};

/** The operations of the second factor. */
export const twoFactorEndpoints = [
  /** What the portal may ask for. */
  bind(operations.getTwoFactorSettings, getTwoFactorSettings).to({
    read: readCredentials,
    render: {
      done: ({ settings }, exchange) => success(twoFactorShown(settings), exchange),
      ...unauthenticated,
      ...commonErrors,
    },
  }),

  /** Whether the portal asks for something now. */
  bind(operations.setTwoFactorSettings, setTwoFactorSettings).to({
    read: readTwoFactor,
    readViolation: readBroken,
    render: {
      done: ({ isOn }, exchange) => success(isOn, exchange),
      ...malformed,
      ...accessDenied,
      ...unauthenticated,
      ...commonErrors,
    },
  }),

  /** Where the caller goes on. */
  bind(operations.setTwoFactorSettingsWithLink, setTwoFactorSettingsWithLink).to({
    read: readTwoFactor,
    readViolation: readBroken,
    render: {
      done: ({ link }, exchange) => success(link?.url ?? '', exchange, linkCookie(link)),
      ...malformed,
      ...accessDenied,
      ...unauthenticated,
      ...commonErrors,
    },
  }),

  /** Whether a code has linked the app. */
  bind(operations.validateCode, validateCode).to({
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
  }),

  /** Where the caller goes on, where it is asked for something. */
  bind(operations.getConfirmation, getConfirmation).to({
    read: readCredentials,
    render: {
      done: ({ link }, exchange) =>
        link === undefined ? noContent(exchange) : success(linkShown(link), exchange, linkCookie(link)),
      ...unauthenticated,
      ...commonErrors,
    },
  }),

  /** What an app needs to be linked. */
  bind(operations.getSetup, getSetup).to({
    read: readConfirmation,
    render: {
      done: (setup, exchange) => success(setupShown(setup), exchange),
      ...appUnavailable,
      ...forbidden,
      ...unauthenticated,
      ...commonErrors,
    },
  }),

  /** The caller's backup codes, and new ones. */
  bind(operations.getBackupCodes, getBackupCodes).to(backupCodes),
  bind(operations.renewBackupCodes, renewBackupCodes).to(backupCodes),

  /** Where the caller links another app. */
  bind(operations.renewApp, renewApp).to({
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
  }),
];

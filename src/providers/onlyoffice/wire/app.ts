import type { ReplyHeaders } from '../../../core/operation.ts';
import { operations as documented } from '../../../generated/onlyoffice/documented/routes.ts';
import type { components } from '../../../generated/onlyoffice/documented/types.ts';
import { operations as observed } from '../../../generated/onlyoffice/observed/routes.ts';
import { confirmationCredentialsOf } from '../domain/authenticate-by-confirmation.ts';
import { credentialsOf } from '../domain/authenticate.ts';
import { confirmCookie } from '../domain/confirmation-key.ts';
import type { Link } from '../domain/confirmation-link.ts';
import { endOf } from '../domain/session.ts';
import { getConfirmation, getSetup, type GetSetupFacts } from '../operations/app-setup.ts';
import { getBackupCodes, renewBackupCodes } from '../operations/backup-codes.ts';
import { renewApp } from '../operations/renew-app.ts';
import { validateCode } from '../operations/validate-code.ts';
import type { BackupCode } from '../records.ts';
import { bindBoth } from './dialect.ts';
import { appUnavailable, callerErrors, exception, failure, forbidden, malformed } from './replies.ts';
import { readBroken, readBrokenConfirmation, readConfirmation, readCredentials } from './requests.ts';

type Schemas = components['schemas'];

/** The replies to a request for backup codes, in the vendor's order of fields. */
const backupCodes = {
  done: ({ codes }: { readonly codes: readonly BackupCode[] }) => ({
    status: 200 as const,
    body: codes.map(({ isUsed, code }) => ({ isUsed, code })),
  }),
  ...appUnavailable,
  ...callerErrors,
};

/** The operations on an account's authenticator app. */
export const appEndpoints = [
  /** Whether a code has linked the app; the reply lays the cookie of the session and ends that of the confirmation. */
  bindBoth(documented.validateCode, observed.validateCode, validateCode).to({
    read(wire) {
      const { code, session = false } = wire.body;
      return { request: { ...confirmationCredentialsOf(wire), code: code ?? '', isCookieBrief: session } };
    },
    readViolation: readBrokenConfirmation,
    render: {
      'signed-in': ({ isFirst, session, type }) => ({
        status: 200,
        body: isFirst,
        headers: { 'set-cookie': [session.cookie, endOf(confirmCookie(type))] },
      }),
      'second-factor-unavailable': () => ({ status: 200, body: false }),
      'second-factor-invalid': () => exception(400, 'Incorrect code', 'ArgumentException'),
      'second-factor-exhausted': () =>
        failure(403, 'You have sent too many text messages. Please try again later.'),
      'missing-credentials': () => exception(500, 'Validation code field cannot be empty', 'Exception'),
      ...malformed,
      ...forbidden,
      ...callerErrors,
    },
  }),

  /** Where the caller goes on, where it is asked for something. */
  bindBoth(documented.getConfirmation, observed.getConfirmation, getConfirmation).to({
    read: readCredentials,
    render: {
      done: ({ link }) =>
        link === undefined
          ? { status: 200, body: {}, observed: { status: 200, body: undefined, empty: true } }
          : { status: 200, body: linkBody(link), headers: linkCookie(link) },
      ...callerErrors,
    },
  }),

  /** The secret with which an app is linked. */
  bindBoth(documented.getSetup, observed.getSetup, getSetup).to({
    read: readConfirmation,
    render: {
      done: (setup) => ({ status: 200, body: setupBody(setup) }),
      ...appUnavailable,
      ...forbidden,
      ...callerErrors,
    },
  }),

  /** The caller's backup codes, and new ones. */
  bindBoth(documented.getBackupCodes, observed.getBackupCodes, getBackupCodes).to({
    read: readCredentials,
    render: backupCodes,
  }),
  bindBoth(documented.renewBackupCodes, observed.renewBackupCodes, renewBackupCodes).to({
    read: readCredentials,
    render: backupCodes,
  }),

  /** Where the caller links another app. */
  bindBoth(documented.renewApp, observed.renewApp, renewApp).to({
    read: (wire) => ({ request: { ...credentialsOf(wire), id: wire.body.id } }),
    readViolation: readBroken,
    render: {
      done: linkReply,
      'not-allowed': () =>
        exception(403, 'No permissions to perform this action', 'InvalidOperationException'),
      ...malformed,
      ...appUnavailable,
      ...callerErrors,
    },
  }),
];

/** Renders the address at which the caller goes on; empty for none. */
export function linkReply({ link }: { readonly link: Link | undefined }) {
  return { status: 200 as const, body: link?.url ?? '', headers: linkCookie(link) };
}

/** Shows a link, with the cookie that has its key. */
function linkBody({ url, cookie }: Link): Schemas['ConfirmationLink'] {
  return { url, ...(cookie === undefined ? {} : { cookieName: cookie.name, cookieValue: cookie.value }) };
}

/** Lays the key of a link into its cookie, where it has one. */
function linkCookie(link: Link | undefined): ReplyHeaders {
  return link?.cookie === undefined ? {} : { 'set-cookie': [link.cookie.header] };
}

/** Shows the secret of an app. The image has no code: the secret is there as text. */
function setupBody({ account, secret }: GetSetupFacts['done']): Schemas['Setup'] {
  return { account, manualEntryKey: secret, qrCodeSetupImageUrl: grayImage };
}

/** A hundred pixels square. */
const grayImage =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAGQAAABkAQAAAABYmaj5AAAAHElEQVR42mNYhQwYQpEBw6jcqNyo3KjcqBzV5QC67oeV202xIAAAAABJRU5ErkJggg==';

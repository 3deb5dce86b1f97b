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

/** Replies to a request for backup codes, in the vendor's order of fields. */
const backupCodes = {
  done: ({ codes }: { readonly codes: readonly BackupCode[] }) => ({
    status: 200 as const,
    body: codes.map(({ isUsed, code }) => ({ isUsed, code })),
  }),
  ...appUnavailable,
  ...callerErrors,
};

/** The endpoints of an account's authenticator app. */
export const appEndpoints = [
  /** Returns whether a code linked the app; sets the session's cookie and deletes the confirmation's. */
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

  /** Returns the link to the caller's second factor, if one is required. */
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

  /** Returns the secret that links an app. */
  bindBoth(documented.getSetup, observed.getSetup, getSetup).to({
    read: readConfirmation,
    render: {
      done: (setup) => ({ status: 200, body: setupBody(setup) }),
      ...appUnavailable,
      ...forbidden,
      ...callerErrors,
    },
  }),

  /** Returns the caller's backup codes, and renews them. */
  bindBoth(documented.getBackupCodes, observed.getBackupCodes, getBackupCodes).to({
    read: readCredentials,
    render: backupCodes,
  }),
  bindBoth(documented.renewBackupCodes, observed.renewBackupCodes, renewBackupCodes).to({
    read: readCredentials,
    render: backupCodes,
  }),

  /** Unlinks an app, and returns the URL at which the caller links another. */
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

/** Renders the URL at which the caller continues; an empty string if there is none. */
export function linkReply({ link }: { readonly link: Link | undefined }) {
  return { status: 200 as const, body: link?.url ?? '', headers: linkCookie(link) };
}

/** Returns the body of a link, with the cookie that carries its key. */
function linkBody({ url, cookie }: Link): Schemas['ConfirmationLink'] {
  return { url, ...(cookie === undefined ? {} : { cookieName: cookie.name, cookieValue: cookie.value }) };
}

/** Returns the headers that set the cookie of a link, if it has one. */
function linkCookie(link: Link | undefined): ReplyHeaders {
  return link?.cookie === undefined ? {} : { 'set-cookie': [link.cookie.header] };
}

/** Returns the setup of an app. The image isn't a real QR code: clients can use `manualEntryKey`. */
function setupBody({ account, secret }: GetSetupFacts['done']): Schemas['Setup'] {
  return { account, manualEntryKey: secret, qrCodeSetupImageUrl: grayImage };
}

/** A gray PNG of 100 × 100 pixels. */
const grayImage =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAGQAAABkAQAAAABYmaj5AAAAHElEQVR42mNYhQwYQpEBw6jcqNyo3KjcqBzV5QC67oeV202xIAAAAABJRU5ErkJggg==';

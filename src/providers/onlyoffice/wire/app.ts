import type { ReplyHeaders, Wire } from '../../../core/operation.ts';
import type { components } from '../../../generated/onlyoffice/documented/types.ts';
import type { GetSetupFacts } from '../operations/app-setup.ts';
import type { RenewAppRequest } from '../operations/renew-app.ts';
import type { ValidateCodeRequest } from '../operations/validate-code.ts';
import type { BackupCode, ConfirmType } from '../records.ts';
import { credentialsOf } from '../domain/authenticate.ts';
import { confirmCookie } from '../domain/confirmation-key.ts';
import { confirmationCredentialsOf } from '../domain/authenticate-by-confirmation.ts';
import { endOf, type GivenSession } from '../domain/session.ts';
import type { Link } from '../domain/confirmation-link.ts';

type Schemas = components['schemas'];

/** Reads a code of who confirms. */
export function readValidate(wire: Wire<Schemas['ValidateRequest']>): {
  readonly request: ValidateCodeRequest;
} {
  const { code, session = false } = wire.body;
  return { request: { ...confirmationCredentialsOf(wire), code: code ?? '', isCookieBrief: session } };
}

/** Reads whose app is to be unlinked. */
export function readRenewApp(wire: Wire<Schemas['UserRequest']>): { readonly request: RenewAppRequest } {
  return { request: { ...credentialsOf(wire), id: wire.body.id } };
}

/** Where someone goes on, with the cookie that its key is left to; empty for nowhere. */
export function linkShown(link: Link | undefined): Schemas['ConfirmationLink'] {
  if (link === undefined) return {};
  const { url, kept } = link;
  return { url, ...(kept === undefined ? {} : { cookieName: kept.name, cookieValue: kept.value }) };
}

/** The header that lays a link's key into its cookie, where it is left to one. */
export function linkCookie(link: Link | undefined): ReplyHeaders {
  return link?.kept === undefined ? {} : { 'set-cookie': [link.kept.header] };
}

/** The headers that lay a session into its cookie, and end that of its confirmation. */
export function sessionCookies({ cookie }: GivenSession, type: ConfirmType): ReplyHeaders {
  return { 'set-cookie': [cookie, endOf(confirmCookie(type))] };
}

/** What an app needs to be linked. The image shows no code: the secret is there as text. */
export function setupShown({ account, secret }: GetSetupFacts['done']): Schemas['Setup'] {
  return { account, manualEntryKey: secret, qrCodeSetupImageUrl: grayImage };
}

/** Backup codes, in the vendor's order of fields. */
export function backupCodesShown(codes: readonly BackupCode[]): Schemas['BackupCodes'] {
  return codes.map(({ isUsed, code }) => ({ isUsed, code }));
}

/** A hundred pixels square. */
const grayImage =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAGQAAABkAQAAAABYmaj5AAAAHElEQVR42mNYhQwYQpEBw6jcqNyo3KjcqBzV5QC67oeV202xIAAAAABJRU5ErkJggg==';

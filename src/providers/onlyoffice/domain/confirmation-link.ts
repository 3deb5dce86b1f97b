import { sendMessage } from '../../../core/one-time-code.ts';
import type { AccountRef, ConfirmType, Context } from '../records.ts';
import { confirmCookie, confirmLink, encodedEmail, makeConfirmKey } from './confirmation-key.ts';
import { hasPhone, isLinked } from './second-factor.ts';
import { cookieOf } from './session.ts';
import { factorOf } from './settings.ts';

/** The link to the page for an account's second factor. */
export interface Link {
  readonly url: string;
  /** The cookie with the key, if the link has no key. */
  readonly cookie?: {
    readonly name: string;
    readonly value: string;
    /** The `set-cookie` header. */
    readonly header: string;
  };
}

/** Creates the link to the second factor of an account; undefined if it needs none from its address. */
export function linkOf(found: AccountRef, context: Context): Link | undefined {
  const factor = factorOf(found, context);
  if (factor === undefined) return undefined;
  if (factor === 'app') return appLink(found, context);
  const type = factor === 'sms' && !hasPhone(found.account) ? 'PhoneActivation' : 'PhoneAuth';
  const link = mailedLink(found, type, context);
  sendLink(found, link.url, context);
  return link;
}

/** Creates the link to an account's app; a cookie has its key. The outbox gets a link with the key (emulator only). */
export function appLink(found: AccountRef, context: Context): Required<Link> {
  const { environment } = context;
  const { key, account } = found;
  const type: ConfirmType = isLinked(account) ? 'TfaAuth' : 'TfaActivation';
  const value = makeConfirmKey(key, type, context);
  sendLink(found, confirmLink(type, { uid: account.id, key: value }, environment), context);
  const name = confirmCookie(type);
  return {
    url: confirmLink(type, { uid: account.id }, environment),
    cookie: { name, value, header: cookieOf(name, value, undefined, environment) },
  };
}

/** Creates a link that contains its key and needs no cookie. */
export function mailedLink({ key, account }: AccountRef, type: ConfirmType, context: Context): Link {
  const made = makeConfirmKey(key, type, context);
  const encemail = encodedEmail(account, made, context.environment);
  return { url: confirmLink(type, { key: made, encemail }, context.environment) };
}

/** Sends a link to the outbox. */
export function sendLink({ key, account }: AccountRef, link: string, context: Context): void {
  const { login, email = login } = account;
  sendMessage({ key, login, to: email, link }, 'email', undefined, context);
}

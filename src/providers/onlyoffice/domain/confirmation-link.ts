import { sendMessage } from '../../../core/one-time-code.ts';
import type { AccountRef, ConfirmType, Context } from '../records.ts';
import { confirmCookie, confirmLink, encodedEmail, makeConfirmKey } from './confirmation-key.ts';
import { hasPhone, isLinked } from './second-factor.ts';
import { cookieOf } from './session.ts';
import { factorOf } from './settings.ts';

/** The address at which an account gives its second factor. */
export interface Link {
  readonly url: string;
  /** The cookie with the key, where the link has no key. */
  readonly cookie?: {
    readonly name: string;
    readonly value: string;
    /** The header that lays it. */
    readonly header: string;
  };
}

/** The link to the second factor that an account needs from its address; undefined where it needs none. */
export function linkOf(found: AccountRef, context: Context): Link | undefined {
  const factor = factorOf(found, context);
  if (factor === undefined) return undefined;
  if (factor === 'app') return appLink(found, context);
  const type = factor === 'sms' && !hasPhone(found.account) ? 'PhoneActivation' : 'PhoneAuth';
  const link = mailedLink(found, type, context);
  sendLink(found, link.url, context);
  return link;
}

/** The link to an account's app: its key stays in a cookie. That the outbox has it with its key is the emulator's. */
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

/** A link that holds its key, and needs no cookie. */
export function mailedLink({ key, account }: AccountRef, type: ConfirmType, context: Context): Link {
  const made = makeConfirmKey(key, type, context);
  const encemail = encodedEmail(account, made, context.environment);
  return { url: confirmLink(type, { key: made, encemail }, context.environment) };
}

/** Puts a link into the outbox. */
export function sendLink({ key, account }: AccountRef, link: string, context: Context): void {
  const { login, email = login } = account;
  sendMessage({ key, login, to: email, link }, 'email', undefined, context);
}

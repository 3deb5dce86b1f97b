import type { Environment } from '../../../core/environment.ts';
import type { Texts, Trace, Wire } from '../../../core/operation.ts';
import type { Found } from '../../../core/records.ts';
import type { State } from '../../../core/state.ts';
import { draw } from '../../../core/text.ts';
import type { Account, ConfirmType, Records } from '../records.ts';

/** The cookies in which a confirmation comes back. */
const cookieStart = 'asc_confirm_key_';

/** What a request says to confirm: the query of a link. */
export interface Confirmation {
  readonly type: string;
  /** The account's id; links that were mailed have none. */
  readonly uid: string | undefined;
  readonly key: string;
}

/** A confirmation that counts. */
export interface Confirmed extends Found<Account> {
  readonly type: ConfirmType;
  readonly confirmKey: string;
}

/** Why a confirmation does not count. */
export type Unconfirmed = 'none' | 'unknown' | 'expired';

/** The name of the cookie in which a confirmation of a type comes back. */
export function confirmCookie(type: ConfirmType): string {
  return cookieStart + type;
}

/** The confirmation in a request's header `confirm`, with its key from a cookie where it has none; or a cookie's alone. */
export function confirmationOf(
  { headers, cookies }: Pick<Wire, 'headers' | 'cookies'>,
  types: readonly ConfirmType[],
): Confirmation | undefined {
  const { type, uid, key = '' } = queryOf(headers['confirm'] ?? '');
  if (type !== undefined) return { type, uid, key: key === '' ? (cookies[cookieStart + type] ?? '') : key };
  for (const known of types) {
    const kept = cookies[confirmCookie(known)];
    if (kept !== undefined && kept !== '') return { type: known, uid: undefined, key: kept };
  }
  return undefined;
}

/** The names and values of a query; what cannot be decoded stays as it is. */
function queryOf(query: string): Partial<Texts> {
  const pairs = query.split('&').map((pair) => {
    const mark = pair.indexOf('=');
    const [name, value] = mark === -1 ? [pair, ''] : [pair.slice(0, mark), pair.slice(mark + 1)];
    return [name.trim().toLowerCase(), decoded(value.trim())] as const;
  });
  return Object.fromEntries(pairs);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return value;
    throw error;
  }
}

/** How long a confirmation's key is good: seven days where it was mailed. Source: the vendor's server source. */
const authHours = 1;
const emailDays = 7;
const authTypes: readonly ConfirmType[] = [
  'Auth',
  'TfaActivation',
  'TfaAuth',
  'PhoneActivation',
  'PhoneAuth',
];

/** Upper-case letters and digits; how many is inferred. */
const hashAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const hashLength = 32;

/** Makes a key with which an account can confirm something: `<ms>.<HASH>`. */
export function makeConfirmKey(
  account: string,
  type: ConfirmType,
  state: State<Records>,
  environment: Environment,
): string {
  const { now } = environment;
  const key = `${now}.${draw(hashLength, hashAlphabet, environment)}`;
  state.put('confirmKeys', key, { account, type, expiresAt: now + lifetimeMs(type) });
  return key;
}

function lifetimeMs(type: ConfirmType): number {
  return (authTypes.includes(type) ? authHours : emailDays * 24) * 3_600_000;
}

/** Judges a confirmation: whose it is, where it is one of these types and still good. */
export function judgeConfirmation(
  { type, uid, key }: Confirmation,
  types: readonly ConfirmType[],
  state: State<Records>,
  { now }: Environment,
): Confirmed | { readonly unconfirmed: Unconfirmed } {
  const wanted = types.find((known) => known.toLowerCase() === type.toLowerCase());
  if (wanted === undefined) return { unconfirmed: 'unknown' };
  const made = state.get('confirmKeys', key);
  const owner = made?.account ?? uid?.toLowerCase() ?? '';
  const account = state.get('accounts', owner);
  if (account === undefined || (uid !== undefined && uid.toLowerCase() !== account.id.toLowerCase()))
    return { unconfirmed: 'unknown' };
  const found = { key: owner, account, type: wanted, confirmKey: key };
  if (hasKey(account, wanted, key)) return found;
  if (made === undefined || made.type !== wanted) return { unconfirmed: 'unknown' };
  return now < made.expiresAt ? found : { unconfirmed: 'expired' };
}

/** Whether the fixtures have given an account this key. */
export function hasKey({ confirmKeys = [] }: Account, type: ConfirmType, key: string): boolean {
  return confirmKeys.some((known) => known.type === type && known.key === key);
}

/** Who confirms, by the request's own word; or why no one does. */
export function whoConfirms(
  confirmation: Confirmation | undefined,
  types: readonly ConfirmType[],
  state: State<Records>,
  environment: Environment,
  trace: Trace,
): Confirmed | { readonly unconfirmed: Unconfirmed } {
  if (confirmation === undefined) {
    trace('no confirmation given');
    return { unconfirmed: 'none' };
  }
  const judged = judgeConfirmation(confirmation, types, state, environment);
  if ('unconfirmed' in judged) trace(unconfirmedWords[judged.unconfirmed]);
  return judged;
}

const unconfirmedWords: Readonly<Record<Unconfirmed, string>> = {
  none: 'no confirmation given',
  unknown: 'the confirmation is none of those wanted here',
  expired: 'the confirmation has expired',
};

/** The link that confirms something, with its query; its key is left to the cookie where it is not mailed. */
export function confirmLink(type: ConfirmType, query: Texts, { origin }: Environment): string {
  const pairs = Object.entries({ type, ...query }).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return `${origin}/confirm/${type}?${pairs.join('&')}`;
}

/** The header that lays a confirmation's key into its cookie. Source: the vendor's server source; its attributes are inferred from those of a session's. */
export function confirmCookieHeader(type: ConfirmType, key: string, isSecure: boolean): string {
  const secure = isSecure ? '; Secure' : '';
  return `${confirmCookie(type)}=${encodeURIComponent(key)}; path=/; HttpOnly; SameSite=Strict${secure}`;
}

import { randomString, type Environment } from '../../../core/environment.ts';
import { policyOf } from '../../../core/records.ts';
import { sessionEnd, startSession } from '../../../core/session.ts';
import type { AccountRef, Context } from '../records.ts';

/** A new session. */
export interface NewSession {
  readonly token: string;
  /** The expiry as an ISO time. */
  readonly expires: string;
  /** The `set-cookie` header with its token. */
  readonly cookie: string;
}

/** Source: the vendor's tokens are opaque base64; the length is the emulator's choice. */
const tokenAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const tokenLength = 88;

/** Starts a session of an account; a brief cookie ends with the browser session. */
export function giveSession({ key }: AccountRef, isCookieBrief: boolean, context: Context): NewSession {
  const { state, environment } = context;
  const token = randomString(tokenLength, tokenAlphabet, environment);
  const expiresAt = sessionEnd(policyOf(state).session.lifetimeSeconds, environment);
  startSession([{ token, expiresAt }], key, context);
  const cookie = cookieOf(sessionCookie, token, isCookieBrief ? undefined : expiresAt, environment);
  return { token, expires: environment.isoTime(expiresAt), cookie };
}

/** The name of the session cookie. */
export const sessionCookie = 'asc_auth_key';

/** Creates an HttpOnly SameSite cookie; without expiry it ends with the browser. Source: the vendor's server source. */
export function cookieOf(
  name: string,
  value: string,
  expiresAt: number | undefined,
  environment: Pick<Environment, 'origin' | 'isoTime'>,
): string {
  const expires = expiresAt === undefined ? '' : `; expires=${httpDate(expiresAt, environment)}`;
  const secure = environment.origin.startsWith('https:') ? '; Secure' : '';
  return `${name}=${encodeURIComponent(value)}${expires}; path=/; HttpOnly; SameSite=Strict${secure}`;
}

/** Creates a `set-cookie` header that deletes a cookie. Source: the vendor's framework. */
export function endOf(name: string): string {
  return `${name}=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/`;
}

/** The `set-cookie` header that deletes the session cookie. */
export const endedCookie = endOf(sessionCookie);

const dayMs = 86_400_000;
const weekdays = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Formats a time as `Sun, 21 Nov 2027 12:00:00 GMT`; the first day of the epoch was a Thursday. */
function httpDate(at: number, { isoTime }: Pick<Environment, 'isoTime'>): string {
  const [date = '', time = ''] = isoTime(at).split('T');
  const [year = '', month = '', day = ''] = date.split('-');
  const weekday = weekdays[Math.floor(at / dayMs) % 7] ?? '';
  return `${weekday}, ${day} ${months[Number(month) - 1] ?? ''} ${year} ${time.slice(0, 8)} GMT`;
}

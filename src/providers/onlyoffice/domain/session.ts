import type { Environment } from '../../../core/environment.ts';
import { policyOf, type AccountRef } from '../../../core/records.ts';
import { startSession } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import { randomString } from '../../../core/random-string.ts';
import type { Account, Records } from '../records.ts';
import { cookieOf, sessionCookie } from './cookie.ts';

/** A session that was just given. */
export interface GivenSession {
  readonly token: string;
  /** An ISO time. */
  readonly expires: string;
  /** The header that lays its token into the client's cookies. */
  readonly cookie: string;
}

/** Source: the vendor's tokens are opaque base64; the length is the emulator's. */
const tokenAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const tokenLength = 88;

/** Gives an account a session; its cookie may end with the browser's. */
export function giveSession(
  { key }: AccountRef<Account>,
  isCookieBrief: boolean,
  state: State<Records>,
  environment: Environment,
): GivenSession {
  const token = randomString(tokenLength, tokenAlphabet, environment);
  const expiresAt = environment.now + policyOf(state).session.lifetimeSeconds * 1000;
  startSession(token, key, { expiresAt }, state, environment);
  const cookie = cookieOf(sessionCookie, token, isCookieBrief ? undefined : expiresAt, environment);
  return { token, expires: environment.isoTime(expiresAt), cookie };
}

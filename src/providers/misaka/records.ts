import { fixtureReader } from '../../core/fixture.ts';
import type { SharedRecords } from '../../core/records.ts';
import type { components } from '../../generated/misaka/fixture/types.ts';

type Schemas = components['schemas'];
type Entry = Schemas['Account'];

/** A Misaka.io user: the login is the e-mail address. */
export interface Account extends Omit<Entry, 'sessions' | 'user'> {
  readonly user: Schemas['User'] & { readonly id: number };
}

/** Misaka.io's policy. */
type Policy = Schemas['Policy'];

/** Which of a sign-in's tokens one is. */
export type TokenKind = 'access' | 'refresh' | 'sliding';

/** A token that a sign-in, or one of its refreshes, has given. */
export interface Member {
  readonly token: string;
  readonly kind: TokenKind;
  /** In epoch milliseconds. */
  readonly expiresAt: number;
}

/** What Misaka.io keeps. */
export interface Records extends SharedRecords<Account, Policy> {
  /** The tokens of a sign-in and of its refreshes that may still be alive, by the number of the request that began it. */
  readonly families: readonly Member[];
  /** The family of a token. */
  readonly familyOf: number;
  /** Whose refresh token it was that was used, or that a logout ended, and when it would have expired; by the token. */
  readonly spentTokens: { readonly account: string; readonly expiresAt?: number };
}

/** The first user id given to an account whose fixture names none. */
const firstUserId = 1001;

/** Reads Misaka.io's fixture files. */
export const readFixture = fixtureReader<Schemas['Fixture']>(({ sessions, user, ...entry }, position) => {
  const account: Account = { ...entry, user: { ...user, id: user.id ?? firstUserId + position } };
  const { login } = entry;
  return { key: login.toLowerCase(), id: String(account.user.id), logins: [login], account, sessions };
});

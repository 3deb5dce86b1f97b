import { digits, hashToString, type Environment } from '../../core/environment.ts';
import { fixtureReader } from '../../core/fixture.ts';
import type {
  Context as CoreContext,
  Operation as CoreOperation,
  TracedContext as CoreTracedContext,
} from '../../core/operation.ts';
import type { Facts } from '../../core/outcome.ts';
import type { AccountRef as CoreAccountRef, SharedRecords } from '../../core/records.ts';
import type { State as CoreState } from '../../core/state.ts';
import type { components } from '../../generated/misaka/fixture/types.ts';
import {
  count,
  list,
  object,
  oneOf,
  optional,
  text,
  time,
  type SchemasOf,
} from '../../core/record-schema.ts';
import { endOf } from '../../core/session.ts';
import { retentionOf, type AnyRetention } from '../../core/retention.ts';

type Schemas = components['schemas'];
type Entry = Schemas['Account'];

/** A Misaka.io user: the login is the e-mail address. */
export interface Account extends Omit<Entry, 'sessions' | 'user'> {
  readonly user: Schemas['User'] & { readonly id: number };
}

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

// core's types, with these records
export type State = CoreState<Records>;
export type Context = CoreContext<Records>;
export type TracedContext = CoreTracedContext<Records>;
export type Operation<Request, F extends Facts> = CoreOperation<Request, Records, F>;
export type AccountRef = CoreAccountRef<Account>;

/** The first user id given to an account whose fixture names none. */
const firstUserId = 1001;

/** Reads Misaka.io's fixture files. */
export const readFixture = fixtureReader<Schemas['Fixture']>(({ sessions, user, ...entry }, position) => {
  const account: Account = { ...entry, user: { ...user, id: user.id ?? firstUserId + position } };
  const { login } = entry;
  return { key: login.toLowerCase(), id: String(account.user.id), logins: [login], account, sessions };
});

/** The form of each collection that Misaka.io alone keeps. */
export const recordSchemas: SchemasOf<Omit<Records, keyof SharedRecords>> = {
  families: list(
    object<Member>({ token: text, kind: oneOf('access', 'refresh', 'sliding'), expiresAt: time }),
  ),
  familyOf: count,
  spentTokens: object<Records['spentTokens']>({ account: text, expiresAt: optional(time) }),
};

/** How long Misaka.io keeps what goes with its tokens: as long as the tokens themselves. */
export const retention: AnyRetention = retentionOf<Records>({
  spentTokens: (spent, _token, { graceMs }) => endOf(spent) + graceMs,
  families: (members, _family, { graceMs }) =>
    Math.max(0, ...members.map(({ expiresAt }) => expiresAt)) + graceMs,
  familyOf: (_family, token, { graceMs, related }) =>
    endOf(related('sessions', token) ?? related('spentTokens', token)) + graceMs,
});

/** The user as a login tells it. */
export function userOf({ login: email, user }: Account) {
  const { services, modules, teams } = user;
  return { ...personOf(email, user), services, modules, teams };
}

/** The user as a refresh tells it: without services and modules, and with numbers for the teams. */
export function refreshedUserOf({ login: email, user }: Account) {
  const teams = user.teams.map(({ id, name, is_admin }) => ({ id: numberOf(id), name, is_admin }));
  return { ...personOf(email, user), teams };
}

/** What a client knows the user of a refresh by; it follows from that user alone. Its form is inferred. */
export function etagOf(account: Account, { digest }: Environment): string {
  return digest.sha256Hex(JSON.stringify(refreshedUserOf(account)));
}

function personOf(email: string, user: Account['user']) {
  const [local = email] = email.split('@');
  return {
    id: user.id,
    email,
    avatar_url: user.avatar_url,
    username: user.username ?? local,
    first_name: user.first_name,
    last_name: user.last_name,
    display_name: user.display_name ?? local,
    country: user.country,
    is_staff: user.is_staff,
    whmcs_uuid: user.whmcs_uuid,
  };
}

/** The id of a team is a text in one answer of the document's, and a number in the other. */
function numberOf(id: string): number {
  return Number(/^\d{1,15}$/.test(id) ? id : `1${hashToString(id, 5, digits)}`);
}

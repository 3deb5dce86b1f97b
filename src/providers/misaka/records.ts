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
import type { SessionEnd, TokenRecord } from '../../core/session-records.ts';
import { endOf } from '../../core/session.ts';
import { retentionOf, type AnyRetention } from '../../core/retention.ts';

type Schemas = components['schemas'];
type Entry = Schemas['Account'];

/** A Misaka.io user, whose login is an e-mail address. */
export interface Account extends Omit<Entry, 'sessions' | 'user'> {
  readonly user: Schemas['User'] & { readonly id: number };
}

type Policy = Schemas['Policy'];

/** The types of tokens that a sign-in issues. */
export type TokenKind = 'access' | 'refresh' | 'sliding';

/** The records of Misaka.io. */
export type Records = SharedRecords<Account, Policy>;

// core's types, with these records
export type State = CoreState<Records>;
export type Context = CoreContext<Records>;
export type TracedContext = CoreTracedContext<Records>;
export type Operation<Request, F extends Facts> = CoreOperation<Request, Records, F>;
export type AccountRef = CoreAccountRef<Account>;

/** The id of the first fixture account without an id; each position adds one. */
const firstUserId = 1001;

/** Reads Misaka.io's fixture files. */
export const readFixture = fixtureReader<Schemas['Fixture']>(({ sessions, user, ...entry }, position) => {
  const account: Account = { ...entry, user: { ...user, id: user.id ?? firstUserId + position } };
  const { login } = entry;
  return { key: login.toLowerCase(), id: String(account.user.id), logins: [login], account, sessions };
});

/** Whether a token was used for a refresh, or logged out as a refresh token. Any other ended token counts as unknown. */
export function isSpent({ kind }: TokenRecord, ended: SessionEnd | undefined): boolean {
  if (ended?.because === 'signed-out') return !isOfAnotherType(kind);
  return ended?.because === 'used';
}

/** Whether a token is an access or sliding token. A token of the fixtures has no type and matches all. */
export function isOfAnotherType(kind: string | undefined): boolean {
  return kind !== undefined && kind !== 'refresh';
}

/** The retention of sessions and tokens: a spent token is recognized for as long as it would have been valid. */
export const retention: AnyRetention = retentionOf<Records>({
  sessions: (session, _id, { graceMs }) => endOf(session) + graceMs,
  tokens: (token, _token, { graceMs }) =>
    (isSpent(token, token.ended) ? endOf(token) : Math.min(endOf(token), token.ended?.at ?? Infinity)) +
    graceMs,
});

/** Returns the user as in the reply of a login. */
export function userOf({ login: email, user }: Account) {
  const { services, modules, teams } = user;
  return { ...personOf(email, user), services, modules, teams };
}

/** Returns the user as in the reply of a refresh: without services and modules, with numeric team ids. */
export function refreshedUserOf({ login: email, user }: Account) {
  const teams = user.teams.map(({ id, name, is_admin }) => ({ id: numberOf(id), name, is_admin }));
  return { ...personOf(email, user), teams };
}

/** Returns the etag of the user in the reply of a refresh, a hash of that user. Its format is inferred. */
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

/** Converts a team id: it is a string in the document's login reply, and a number in its refresh reply. */
function numberOf(id: string): number {
  return Number(/^\d{1,15}$/.test(id) ? id : `1${hashToString(id, 5, digits)}`);
}

import { hashToString, lowerHex } from './environment.ts';
import type { SharedPolicy } from './records.ts';
import type { SessionRecord, TokenRecord } from './session-records.ts';
import type { AccountEntry, FixtureRecord, FixtureSession, NamedEntry, ReadFixture } from './provider.ts';
import type { ScenarioEntry } from './scenario.ts';

/** The parts of a fixture file that all providers share. */
interface FixtureFile<Entry> {
  readonly policy: SharedPolicy;
  readonly accounts: readonly Entry[];
  readonly scenarios: readonly ScenarioEntry[];
  readonly sessions: readonly NamedEntry[];
}

/** An entry of a fixture file's `accounts`, normalized. */
export interface NormalizedAccount extends Omit<AccountEntry, 'sessions'> {
  readonly sessions: readonly FixtureSession[] | undefined;
}

/** Creates the reader of a provider's fixture files; `normalize` turns one account entry into records. */
export function fixtureReader<File extends FixtureFile<unknown>>(
  normalize: (entry: File['accounts'][number], position: number) => NormalizedAccount,
): ReadFixture {
  return (checked, from = 0) => {
    const content = fileOf<File>(checked);
    const normalized = content.accounts.map((entry, index) => withSecret(normalize(entry, from + index)));
    const [first] = normalized;
    const records: FixtureRecord[] = [
      ['policy', 'policy', content.policy],
      ...normalized.flatMap(recordsOf),
      ...sessionsOf(normalized),
      ...content.sessions.map(({ name, ...session }) => ['namedSessions', name, session] as const),
    ];
    if (first !== undefined) records.push(['first', 'account', first.key]);
    const accounts = normalized.map(({ sessions = [], ...entry }) => ({ ...entry, sessions }));
    return { accounts, scenarios: content.scenarios, sessions: content.sessions, records };
  };
}

/** Types checked content as a fixture file. Sound because the provider's own schema has accepted it. */
function fileOf<File>(checked: unknown): File {
  return checked as File;
}

/** The authenticator secret of an account whose fixture doesn't set one. */
const defaultTotpSecret = 'JBSWY3DPEHPK3PXP';

function withSecret(entry: NormalizedAccount): NormalizedAccount {
  const { account } = entry;
  if (account.secondFactor !== 'totp' || account.totpSecret !== undefined) return entry;
  return { ...entry, account: { ...account, totpSecret: defaultTotpSecret } };
}

function recordsOf({ key, logins, account }: NormalizedAccount): readonly FixtureRecord[] {
  return [
    ['accounts', key, account],
    ...logins.map((login) => ['logins', login.toLowerCase(), key] as const),
    ...(account.email === undefined ? [] : [['addresses', account.email.toLowerCase(), key] as const]),
  ];
}

function sessionsOf(accounts: readonly NormalizedAccount[]): readonly FixtureRecord[] {
  const all = accounts.flatMap(({ key, sessions = [] }) => sessions.map((entry) => ({ key, entry })));
  return all.flatMap(({ key, entry }, index) => {
    const { id, session, token } = fixtureSession(entry, key, 0);
    return [
      ['sessions', id, session] as const,
      ['tokens', entry.token, { ...token, place: index + 1 }] as const,
      ...(entry.records ?? []).map(([collection, record]) => [collection, id, record] as const),
    ];
  });
}

/**
 * Returns the session of a fixture's token, with its id, and the token. `endedAt` is when a session that isn't active
 * ended: the start of the epoch for a file, because the fixtures know no time.
 */
export function fixtureSession(
  { token, kind, state = 'active' }: FixtureSession,
  account: string,
  endedAt: number,
): { readonly id: string; readonly session: SessionRecord; readonly token: TokenRecord } {
  // not its position, which changes when the fixtures are replaced: written records of the session stay
  const id = `fixture-${account}-${hashToString(token, 8, lowerHex)}`;
  const expiry = state === 'expired' ? { expiresAt: endedAt } : {};
  const end = state === 'revoked' ? { ended: { at: endedAt, because: 'revoked' as const } } : {};
  return {
    id,
    session: { account, ...expiry, ...end },
    token: { session: id, account, ...(kind === undefined ? {} : { kind }), ...expiry },
  };
}

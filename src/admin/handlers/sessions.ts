import { problem, type Handlers } from '../handler.ts';
import { createProviderRecords, unendedTokens, type ProviderRecords } from '../provider-records.ts';
import type { Environment } from '../../core/environment.ts';
import type { AccountRecord } from '../../core/records.ts';
import { endSession, endToken } from '../../core/session-changes.ts';
import type { TokenRecord } from '../../core/session-records.ts';
import { issuedToken, sessionOf, tokenId } from '../../core/session.ts';
import type { Context } from '../../core/operation.ts';
import type { components } from '../../generated/admin/types.ts';
import { definedOnly } from '../../json.ts';

/** The session calls. */
export const sessionCalls = {
  async listSessions({ records }) {
    return { status: 200, body: { sessions: await sessionsOf(records) } };
  },

  async endSessions({ records }) {
    await endSessions(records);
    return { status: 204 };
  },

  async endSession({ records, params: { provider, id } }) {
    const ended = await endSessions(records, id);
    if (ended > 0) return { status: 204 };
    return problem(
      'session-not-found',
      `${provider} has no session ${id} in this namespace; GET /__admin/sessions/${provider} lists its sessions`,
    );
  },

  async introspect({ emulator, namespace, body: { token } }) {
    for (const served of emulator.servedIn(await emulator.config(namespace))) {
      const { readPatched } = createProviderRecords(emulator, namespace, served);
      const known = await readPatched((context) => tokenIn(token, context));
      if (known !== undefined) return { status: 200, body: { ...known, provider: served.id } };
    }
    return { status: 200, body: { active: false } };
  },
} satisfies Handlers;

type Session = components['schemas']['SessionList']['sessions'][number];
type Introspection = components['schemas']['Introspection'];

/** Lists the tokens of a provider in a namespace, newest first, without ended ones. Those of the fixtures come last. */
async function sessionsOf(records: ProviderRecords): Promise<readonly Session[]> {
  const tokens = await unendedTokens(records);
  const newestFirst = tokens.sort(([, one], [, other]) => (other.request ?? 0) - (one.request ?? 0));
  return records.readPatched((context) =>
    newestFirst.map(([value, token]) => {
      const account = context.state.get('accounts', token.account);
      return {
        id: tokenId(token),
        account: account?.login ?? token.account,
        ...termOf(token, context.environment),
        alive: deathOf(value, account, context) === undefined,
        token: value,
      };
    }),
  );
}

/** Ends all tokens of a provider, or only those with this id, and the sessions without others. Returns how many it ended. */
async function endSessions(records: ProviderRecords, id?: string): Promise<number> {
  const tokens = await unendedTokens(records);
  const ending = tokens.filter(([, token]) => id === undefined || tokenId(token) === id);
  const left = tokens.filter(([, token]) => id !== undefined && tokenId(token) !== id);
  const sessions = new Set(ending.map(([, { session }]) => session));
  for (const [, { session }] of left) sessions.delete(session);
  await records.read((context) => {
    for (const [value] of ending) endToken(value, 'revoked', context);
    for (const session of sessions) endSession(session, 'revoked', context);
  });
  return ending.length;
}

/** Returns the account of a token and whether it is active; undefined for an unknown token. */
function tokenIn(value: string, context: Context): Introspection | undefined {
  const issued = issuedToken(value, context.state);
  if (issued === undefined) return undefined;
  const { token } = issued;
  const account = context.state.get('accounts', token.account);
  const reason = deathOf(value, account, context);
  return definedOnly({
    active: reason === undefined,
    reason,
    account: token.account,
    login: account?.login,
    ...termOf(token, context.environment),
  });
}

/** Returns why a token isn't active; undefined if it is. That a disabled account has no active session is inferred. */
export function deathOf(
  token: string,
  account: AccountRecord | undefined,
  context: Context,
): Introspection['reason'] {
  const session = sessionOf(token, context);
  if ('found' in session) return account?.status === 'disabled' ? 'account-disabled' : undefined;
  switch (session.invalid) {
    case 'ended':
      return session.ended.because;
    case 'no account':
      return 'account-removed';
    case 'unknown':
    case 'no session':
      return undefined;
    default:
      return session.invalid;
  }
}

/** Returns the kind and the times of a token, as the contract shows them. */
export function termOf({ kind, issuedAt, expiresAt }: TokenRecord, { isoTime }: Environment) {
  const timeOf = (at: number | undefined) => (at === undefined ? null : isoTime(at));
  return { kind: kind ?? null, startedAt: timeOf(issuedAt), expiresAt: timeOf(expiresAt) };
}

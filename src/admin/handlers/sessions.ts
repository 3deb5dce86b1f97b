import { problem, type Handlers } from '../handler.ts';
import { createProviderRecords, type ProviderRecords } from '../provider-records.ts';
import type { Environment } from '../../core/environment.ts';
import type { AccountRecord, SessionRecord } from '../../core/records.ts';
import { endSession, sessionId, sessionOf } from '../../core/session.ts';
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

/** Lists the sessions of a provider in a namespace, newest first, without ended ones. Those of the fixtures come last. */
async function sessionsOf(records: ProviderRecords): Promise<readonly Session[]> {
  const sessions = await unendedIn(records);
  const newestFirst = sessions.sort(([, one], [, other]) => (other.request ?? 0) - (one.request ?? 0));
  return records.readPatched((context) =>
    newestFirst.map(([token, session]) => {
      const account = context.state.get('accounts', session.account);
      return {
        id: sessionId(session),
        account: account?.login ?? session.account,
        ...termOf(session, context.environment),
        alive: deathOf(token, account, context) === undefined,
        token,
      };
    }),
  );
}

/** Ends all sessions of a provider, or only the session with this id. Returns how many it ended. */
async function endSessions(records: ProviderRecords, id?: string): Promise<number> {
  const sessions = await unendedIn(records);
  const ending = sessions.filter(([, session]) => id === undefined || sessionId(session) === id);
  await records.read((context) => {
    for (const [token] of ending) endSession(token, 'revoked', context);
  });
  return ending.length;
}

async function unendedIn(records: ProviderRecords): Promise<[token: string, session: SessionRecord][]> {
  return [...(await records.list('sessions'))].filter(([, { ended }]) => ended === undefined);
}

/** Returns the account of a token and whether its session is active; undefined for an unknown token. */
function tokenIn(token: string, context: Context): Introspection | undefined {
  const session = context.state.get('sessions', token);
  if (session === undefined) return undefined;
  const account = context.state.get('accounts', session.account);
  const reason = deathOf(token, account, context);
  return definedOnly({
    active: reason === undefined,
    reason,
    account: session.account,
    login: account?.login,
    ...termOf(session, context.environment),
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
      return undefined;
    default:
      return session.invalid;
  }
}

/** Returns the kind and the times of a session, as the contract shows them. */
export function termOf({ kind, startedAt, expiresAt }: SessionRecord, { isoTime }: Environment) {
  const timeOf = (at: number | undefined) => (at === undefined ? null : isoTime(at));
  return { kind: kind ?? null, startedAt: timeOf(startedAt), expiresAt: timeOf(expiresAt) };
}

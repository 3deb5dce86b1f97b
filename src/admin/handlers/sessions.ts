import { problem, type Handlers } from '../handler.ts';
import { findProvider } from '../call-target.ts';
import type { Environment } from '../../core/environment.ts';
import { type AccountRecord, type SessionRecord, type SharedRecords, recordsOf } from '../../core/records.ts';
import { endSession, sessionId, sessionOf } from '../../core/session.ts';
import type { State } from '../../core/state.ts';
import type { Emulator, ServedProvider } from '../../emulator/emulator.ts';
import type { components } from '../../generated/admin/types.ts';
import { definedOnly } from '../../json.ts';

/** Who has signed in. */
export const sessionCalls = {
  async listSessions({ emulator, namespace, params: { provider } }) {
    const found = await findProvider(emulator, namespace, provider);
    if ('problem' in found) return found.problem;
    return { status: 200, body: { sessions: await sessionsOf(emulator, namespace, found.served) } };
  },

  async endSessions({ emulator, namespace, params: { provider } }) {
    const found = await findProvider(emulator, namespace, provider);
    if ('problem' in found) return found.problem;
    await endSessions(emulator, namespace, found.served);
    return { status: 204 };
  },

  async endSession({ emulator, namespace, params: { provider, id } }) {
    const found = await findProvider(emulator, namespace, provider);
    if ('problem' in found) return found.problem;
    const ended = await endSessions(emulator, namespace, found.served, id);
    if (ended > 0) return { status: 204 };
    return problem(
      404,
      `${provider} has no session ${id} in this namespace; GET /__admin/sessions/${provider} lists those it has`,
    );
  },

  introspect: async ({ emulator, namespace, body: { token } }) => ({
    status: 200,
    body: await introspect(emulator, namespace, token),
  }),
} satisfies Handlers<'listSessions' | 'endSessions' | 'endSession' | 'introspect'>;

type Session = components['schemas']['SessionList']['sessions'][number];
type Introspection = components['schemas']['Introspection'];

/** The sessions of a provider in a namespace that were not ended, the newest first; those of the fixtures come last. */
async function sessionsOf(
  emulator: Emulator,
  namespace: string,
  served: ServedProvider,
): Promise<readonly Session[]> {
  const sessions = await unendedIn(emulator, namespace, served);
  const newestFirst = sessions.sort(([, one], [, other]) => (other.request ?? 0) - (one.request ?? 0));
  return emulator.readPatchedState(namespace, served, (anyState, environment) => {
    const state = recordsOf<SharedRecords>(anyState);
    return newestFirst.map(([token, session]) => {
      const account = state.get('accounts', session.account);
      return {
        id: sessionId(session),
        account: account?.login ?? session.account,
        ...termOf(session, environment),
        alive: deathOf(token, account, state, environment) === undefined,
        token,
      };
    });
  });
}

/** Ends the sessions of a provider, all or the one with this id; gives how many there were. */
async function endSessions(
  emulator: Emulator,
  namespace: string,
  served: ServedProvider,
  id?: string,
): Promise<number> {
  const sessions = await unendedIn(emulator, namespace, served);
  const ending = sessions.filter(([, session]) => id === undefined || sessionId(session) === id);
  await emulator.readState(namespace, served, (state, environment) => {
    for (const [token] of ending) endSession(token, 'revoked', { state: recordsOf(state), environment });
  });
  return ending.length;
}

async function unendedIn(
  emulator: Emulator,
  namespace: string,
  served: ServedProvider,
): Promise<[token: string, session: SessionRecord][]> {
  const sessions = await emulator.records(namespace, served, 'sessions');
  return [...sessions].filter(([, { ended }]) => ended === undefined);
}

/** Whose a token is, at whichever provider, and whether it is alive. */
async function introspect(emulator: Emulator, namespace: string, token: string): Promise<Introspection> {
  const setup = await emulator.config(namespace);
  for (const served of emulator.servedIn(setup)) {
    const known = await emulator.readPatchedState(namespace, served, (anyState, environment) =>
      tokenIn(token, recordsOf<SharedRecords>(anyState), environment),
    );
    if (known !== undefined) return { ...known, provider: served.id };
  }
  return { active: false };
}

function tokenIn(
  token: string,
  state: State<SharedRecords>,
  environment: Environment,
): Introspection | undefined {
  const session = state.get('sessions', token);
  if (session === undefined) return undefined;
  const account = state.get('accounts', session.account);
  const reason = deathOf(token, account, state, environment);
  return definedOnly({
    active: reason === undefined,
    reason,
    account: session.account,
    login: account?.login,
    ...termOf(session, environment),
  });
}

/** Why a token is not active; undefined for one that is. That a disabled account has no live session is inferred. */
function deathOf(
  token: string,
  account: AccountRecord | undefined,
  state: State<SharedRecords>,
  environment: Environment,
): Introspection['reason'] {
  const session = sessionOf(token, { state, environment });
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

function termOf({ kind, startedAt, expiresAt }: SessionRecord, { isoTime }: Environment) {
  const timeOf = (at: number | undefined) => (at === undefined ? null : isoTime(at));
  return { kind: kind ?? null, startedAt: timeOf(startedAt), expiresAt: timeOf(expiresAt) };
}

import type { Context } from '../../core/operation.ts';
import type { NamedSession } from '../../core/records.ts';
import { endSessionsOf } from '../../core/session-changes.ts';
import type { components } from '../../generated/admin/types.ts';
import { definedOnly } from '../../json.ts';
import { expectedOneOf } from '../../suggestion.ts';
import { problem, type AdminCall, type Handlers, type ProblemReply } from '../handler.ts';
import type { ProviderRecords } from '../provider-records.ts';
import { activityOf, startSession, valuesOf } from './start-session.ts';

type SignedIn = components['schemas']['SignedIn'];

/** The call that starts sessions. */
export const signInCalls = {
  async signIn(call) {
    const { records, body } = call;
    const { login, session: name, ...wish } = body;
    const wrong = wrongWish(body);
    if (wrong !== undefined) return problem('invalid-request', wrong);
    if (name === undefined) {
      const started = await startSession(call, login ?? '', wish);
      return 'status' in started ? started : { status: 201, body: started.answer };
    }
    const named = await records.readPatched(({ state }) => state.get('namedSessions', name));
    if (named === undefined) return unknownSession(name, records);
    if (named.answer !== undefined) return { status: 200, body: await current(named.answer, records) };
    const started = await startSession(call, named.login, named);
    if ('status' in started) return started;
    const first = await records.read((context) => claim(name, named, started.answer, context));
    if (first === undefined) return { status: 201, body: started.answer };
    return { status: 200, body: await current(first, records) };
  },
} satisfies Handlers;

/** Returns what is wrong with the combination of members; undefined if it is valid. */
function wrongWish({
  login,
  session,
  state,
  expiresInSeconds,
}: AdminCall<'signIn'>['body']): string | undefined {
  if (login === undefined && session === undefined)
    return 'the body names no account; send login, or session with the name of a session of the fixtures';
  const others = Object.keys(definedOnly({ login, state, expiresInSeconds }));
  if (session !== undefined && others.length > 0)
    return `session and ${others.join(', ')} cannot be combined; the fixtures define the session`;
  if (state !== undefined && state !== 'active' && expiresInSeconds !== undefined)
    return `expiresInSeconds is for an active session, but state is ${state}; omit one of them`;
  return undefined;
}

async function unknownSession(name: string, records: ProviderRecords): Promise<ProblemReply<404>> {
  const names = [...(await records.list('namedSessions')).keys()];
  const known = names.length === 0 ? 'they define none; add it under sessions' : expectedOneOf(name, names);
  return problem(
    'session-not-found',
    `the fixtures of ${records.served.id} define no session ${name}; ${known}`,
  );
}

/** Stores the answer of a named session; returns the stored one if another call was first, and ends this session. */
function claim(name: string, named: NamedSession, answer: SignedIn, context: Context): string | undefined {
  const { state } = context;
  const before = state.get('namedSessions', name)?.answer;
  if (before === undefined) state.put('namedSessions', name, { ...named, answer: JSON.stringify(answer) });
  else endSessionsOf(valuesOf(answer.tokens), 'revoked', context);
  return before;
}

/** Returns a stored answer with the current activity of its session. */
function current(stored: string, records: ProviderRecords): SignedIn | Promise<SignedIn> {
  const { active: _active, reason: _reason, ...answer } = JSON.parse(stored) as SignedIn;
  return records.readPatched((context) => ({ ...answer, ...activityOf(answer.tokens, context) }));
}

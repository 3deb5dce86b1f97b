import type { Environment } from '../../../core/environment.ts';
import { policyOf, type SessionEnd } from '../../../core/records.ts';
import { endSession, sessionWith } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import type { Member, Records } from '../records.ts';

/** Begins a family: the tokens of a sign-in, which is known by the number of its request. */
export function beginFamily(
  made: readonly Member[],
  state: State<Records>,
  { requestNumber }: Environment,
): void {
  keep(requestNumber, [], made, state);
}

/** Puts new tokens into the family of a refresh token that is used up by them; a token of the fixtures begins one. */
export function rotate(
  used: string,
  made: readonly Member[],
  state: State<Records>,
  environment: Environment,
): void {
  const { now, requestNumber } = environment;
  const family = state.get('familyOf', used) ?? requestNumber;
  const others = membersOf(family, state).filter(({ token, expiresAt }) => token !== used && now < expiresAt);
  revoke(used, 'used', state, environment);
  keep(family, others, made, state);
}

/**
 * Ends the sign-in that a token comes from: its refresh token and, by the policy, its access and sliding tokens. Those that
 * live on are still of one family.
 */
export function endFamily(token: string, state: State<Records>, environment: Environment): void {
  const { logoutEndsAccess } = policyOf(state);
  const family = state.get('familyOf', token);
  if (family === undefined) {
    revoke(token, 'signed-out', state, environment);
    return;
  }
  for (const { token: own, kind } of membersOf(family, state)) {
    if (kind === 'refresh') revoke(own, 'signed-out', state, environment);
    else if (logoutEndsAccess) endSession(own, 'signed-out', state, environment);
  }
  if (logoutEndsAccess) state.delete('families', String(family));
}

/** Ends a refresh token, and remembers that there was one. */
function revoke(
  token: string,
  because: SessionEnd['because'],
  state: State<Records>,
  environment: Environment,
): void {
  const session = sessionWith(token, state);
  if (session === undefined) return;
  const { account, expiresAt } = session;
  state.put('spentTokens', token, { account, ...(expiresAt === undefined ? {} : { expiresAt }) });
  endSession(token, because, state, environment);
}

function keep(
  family: number,
  others: readonly Member[],
  made: readonly Member[],
  state: State<Records>,
): void {
  state.put('families', String(family), [...others, ...made]);
  for (const { token } of made) state.put('familyOf', token, family);
}

function membersOf(family: number, state: State<Records>): readonly Member[] {
  return state.get('families', String(family)) ?? [];
}

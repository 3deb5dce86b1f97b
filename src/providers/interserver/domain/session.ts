import type { Environment } from '../../../core/environment.ts';
import type { ReplyHeaders } from '../../../core/operation.ts';
import { policyOf, type AccountRef } from '../../../core/records.ts';
import { startSession } from '../../../core/session.ts';
import type { State } from '../../../core/state.ts';
import { randomString, lowerHex } from '../../../core/random-string.ts';
import type { Account, Policy, Records } from '../records.ts';

/** A session that was just given. */
export interface GivenSession {
  readonly account: Account;
  readonly sessionId: string;
  /** Whether a cookie tells it, too, is a switch of the policy's. */
  readonly policy: Policy;
}

/** Source: inferred from the session ids of the vendor's older interface. */
const sessionIdLength = 32;

/** Gives an account a session. */
export function giveSession(
  { key, account }: AccountRef<Account>,
  state: State<Records>,
  environment: Environment,
): GivenSession {
  const policy = policyOf(state);
  const sessionId = randomString(sessionIdLength, lowerHex, environment);
  const expiresAt = environment.now + policy.session.lifetimeSeconds * 1000;
  startSession(sessionId, key, { expiresAt }, state, environment);
  return { account, sessionId, policy };
}

/** The headers of an answer that gives a session. */
export function sessionHeaders({ policy, sessionId }: Omit<GivenSession, 'account'>): ReplyHeaders {
  return policy.sessionCookie ? { 'set-cookie': [`sessionid=${sessionId}; path=/; HttpOnly`] } : {};
}

import { accountKey, accountOrFirst, findAccount, keyedOrFirst } from '../../core/account.ts';
import { unendedToken } from '../../core/session.ts';
import type { AccountCall, ActCall, AnswerFacts } from '../runtime/act.ts';
import { callerKey, credentialIn } from './caller.ts';
import { challengeIn } from './challenge.ts';
import { isInPool } from '../accounts/pools.ts';
import type { Account, AccountRef } from '../runtime/records.ts';

/** Returns the key of the account that the login of a request names. */
export function keyByLogin({ act, wire, context }: AccountCall): string | undefined {
  return accountKey(act.text('login', wire) ?? act.text('email', wire), context.state);
}

/** Returns the account that the login of a request names. */
export function foundByLogin(call: ActCall): AccountRef | undefined {
  const { act, wire, context } = call;
  const login = act.text('login', wire) ?? act.text('email', wire);
  const found = login === undefined ? undefined : findAccount<Account>(login, context.state);
  return found !== undefined && isInPool(found.account, call) ? found : undefined;
}

/** Returns the key of the account whose session a request carries. */
export function keyBySession({ wire, marks, context }: AccountCall): string | undefined {
  return callerKey(wire, marks, context.state);
}

/** Returns the account of a forced outcome: that of the login, the token, the challenge, or the first of the fixtures. */
export function anyAccount(call: ActCall): AccountRef {
  const { act, wire, context } = call;
  const { state } = context;
  const login = act.text('login', wire) ?? act.text('email', wire);
  if (login !== undefined) return accountOrFirst<Account>(login, state);
  return keyedOrFirst<Account>(keyBySession(call) ?? keyByToken(call) ?? keyByChallenge(call), state);
}

/** Returns the token that a request carries, valid or not. */
export function carriedToken({ wire, marks, context }: ActCall): Pick<AnswerFacts, 'carried'> {
  const credential = credentialIn(wire, marks.carried);
  const record = credential === undefined ? undefined : unendedToken(credential.value, context.state);
  if (credential === undefined || record === undefined) return {};
  return { carried: { kind: record.kind ?? credential.kind.kind, value: credential.value, record } };
}

/** Returns the key of the account of a token that the act reads. */
export function keyByToken({ act, wire, context }: AccountCall): string | undefined {
  const token = act.text('refresh', wire) ?? act.text('token', wire);
  return token === undefined ? undefined : unendedToken(token, context.state)?.account;
}

/** Returns the key of the account whose sign-in waits with the challenge of a request. */
export function keyByChallenge(call: AccountCall): string | undefined {
  const challenge = challengeIn(call);
  return challenge === undefined ? undefined : call.context.state.get('waits', challenge)?.account;
}

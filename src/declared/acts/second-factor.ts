import { isLockedOut } from '../../core/lockout/lockout.ts';
import { raiseLevel } from '../../core/session-changes.ts';
import { result, type Act, type ActCall, type ActResult } from '../runtime/act.ts';
import { countWrongCode, endWait, waitOf, type FoundWait } from '../sessions/challenge.ts';
import { authenticate } from '../checks/caller.ts';
import { challengeIn, continuesWait } from '../checks/challenge.ts';
import { checkCode, methodProblem } from '../checks/code.ts';
import { missing } from '../checks/missing.ts';
import { statusReason } from '../checks/status.ts';
import { sendFactorCode } from '../factors/factor-code.ts';
import type { AccountRef } from '../runtime/records.ts';
import { issueDevice } from '../sessions/devices.ts';
import { raisedKinds } from '../sessions/session-kinds.ts';
import type { Caller } from '../runtime/session-types.ts';
import { issueMore, requestOf, sessionRef, startSignedIn } from '../sessions/sessions.ts';
import { anyAccount, foundByLogin, keyByChallenge, keyByLogin, keyBySession } from '../checks/account.ts';
import { checkedAccount, signedIn } from './sign-in.ts';

/** Completes a sign-in that waits for a code: by its challenge, by its session of a lower level, or by its login. */
export const secondFactor: Act = {
  accountOf: (call) => keyByChallenge(call) ?? keyBySession(call) ?? keyByLogin(call),

  decide(call) {
    const { act, wire, context } = call;
    if (continuesWait(call)) return byChallenge(call);
    if (act.reads('login')) return byLogin(call);
    const caller = authenticate(wire, call.marks.carried, context);
    return 'outcome' in caller ? caller : bySession(call, caller);
  },

  force(outcome, call) {
    const found = anyAccount(call);
    if (outcome !== 'signed-in') return { found };
    const challenge = challengeIn(call);
    const waiting = challenge === undefined ? undefined : waitOf(challenge, call);
    if (waiting !== undefined && 'found' in waiting) endWait(waiting, 'used', call.context);
    return { found, ...startSignedIn(call, { ...requestOf(call), found }) };
  },
};

function byChallenge(call: ActCall): ActResult {
  const { context } = call;
  const challenge = challengeIn(call);
  if (challenge === undefined) {
    context.trace('no challenge given');
    return result('challenge-invalid', {}, 'missing');
  }
  const waiting = waitOf(challenge, call);
  if ('reason' in waiting) {
    context.trace(`the challenge is ${waiting.reason}`);
    return result('challenge-invalid', {}, waiting.reason);
  }
  const { found, wait } = waiting;
  const changed = statusReason(found, call);
  if (changed !== undefined) return result('challenge-invalid', { found }, changed);
  const denied = codeProblem(found, call);
  if (denied !== undefined) return afterWrongCode(denied, waiting, call);
  endWait(waiting, 'used', context);
  const { account: _account, expiresAt: _expiresAt, wrong: _wrong, ended: _ended, ...request } = wait;
  const passed = { ...request, factors: [...(wait.factors ?? []), 'code'] };
  const { facts, ...signed } = signedIn(call, found, passed);
  return { ...signed, facts: { ...facts, endsChallenge: true } };
}

/** Counts a wrong code at its challenge, and tells if that has ended it. */
function afterWrongCode(denied: ActResult, waiting: FoundWait, call: ActCall): ActResult {
  if (denied.outcome !== 'second-factor-invalid') return denied;
  if (!countWrongCode(waiting, call)) return denied;
  call.context.trace('the challenge has ended: too many wrong codes');
  const { attempts } = call.marks.marks.challenge ?? {};
  const facts = { ...denied.facts, endsChallenge: true } as const;
  return attempts === undefined ? { ...denied, facts } : result('second-factor-exhausted', facts);
}

/** The checks that every second step has made before it looks at the password. */
const madeBefore = ['csrf', 'client', 'limits', 'second-factor'] as const;

/** Signs in by login and code where nothing but the login joins the two steps. A password is checked before the code. */
function byLogin(call: ActCall): ActResult {
  if (call.act.reads('password') && call.act.reads('code')) {
    const checked = checkedAccount(call, madeBefore);
    return 'outcome' in checked ? checked : (codeProblem(checked, call) ?? signedIn(call, checked));
  }
  const found = foundByLogin(call);
  if (found === undefined) {
    call.context.trace('no such account');
    return result('invalid-credentials', {}, 'unknown-login');
  }
  return codeProblem(found, call) ?? inactive(found, call) ?? signedIn(call, found);
}

/** Raises the session of the request to the highest level. */
function bySession(call: ActCall, { found, record, session }: Caller): ActResult {
  const { marks, context } = call;
  const changed = statusReason(found, call);
  if (changed !== undefined) return result('token-invalid', { found }, changed);
  const denied = codeProblem(found, call);
  if (denied !== undefined) return denied;
  const level = marks.levels.at(-1);
  if (level !== undefined) raiseLevel(record.session, level, context.state);
  const raised = level === undefined ? session : { ...session, level };
  const ref = sessionRef(record.session, raised, call);
  const kinds = raisedKinds(call, session.level, level);
  const issued = kinds.length === 0 ? {} : issueMore(call, found, ref, kinds);
  const tokens = { ...issued, ...issueDevice(call, found) };
  context.trace('the session has its second factor');
  return result('signed-in', { found, session: ref, tokens });
}

function codeProblem(found: AccountRef, call: ActCall): ActResult | undefined {
  const { act, wire, context, marks } = call;
  if (marks.marks.lockout !== 'none' && isLockedOut(found.key, found.account, context)) {
    context.trace('account is locked out');
    return result('locked-out', { found });
  }
  if (found.account.secondFactor === undefined) {
    context.trace('account has no second factor');
    return result('second-factor-unavailable', { found });
  }
  const unavailable = methodProblem(found, call);
  if (unavailable !== undefined) return unavailable;
  const code = act.text('code', wire);
  if (code === undefined && !act.reads('login')) return missing('code', 'code', call);
  if (code === undefined) {
    const values = sendFactorCode(call, found);
    context.trace('no code given');
    return result('second-factor-required', { found, values }, found.account.secondFactor);
  }
  return checkCode(code, found, found.key, call);
}

/** Denies an account that may not sign in as if its login were wrong: no password has been checked. */
function inactive({ account }: AccountRef, { context }: ActCall): ActResult | undefined {
  if (account.status === 'active') return undefined;
  context.trace(`account is ${account.status}`);
  return result('invalid-credentials', {}, 'unknown-login');
}

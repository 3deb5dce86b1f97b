import { isCode } from '../../core/second-factor.ts';
import { raiseLevel } from '../../core/session-changes.ts';
import {
  callerIn,
  result,
  type Act,
  type ActCall,
  type ActResult,
  type AnswerFacts,
} from '../runtime/act.ts';
import { definedOnly } from '../../json.ts';
import { firstCodes } from './backup-codes.ts';
import { factorValues, methodOf, newEnrolment } from '../factors/factors.ts';
import type { Enrolment } from '../runtime/own-records.ts';
import type { Account, AccountRef } from '../runtime/records.ts';
import { anyAccount, keyBySession } from '../checks/account.ts';
import { flawOf, flawText, useUp } from '../checks/code.ts';
import { missingRead } from '../checks/missing.ts';

/** Starts the use of a second factor by its first code. */
export const confirmFactor: Act = {
  accountOf: keyBySession,

  decide(call) {
    const { found, record } = callerIn(call);
    const enrolment = call.context.state.get('enrolments', found.key);
    const denied = enrolmentProblem(enrolment, found, call);
    if (enrolment === undefined || denied !== undefined) return denied ?? unavailable(found, call);
    const top = call.marks.levels.at(-1);
    if (top !== undefined) raiseLevel(record.session, top, call.context.state);
    return result('done', confirm(enrolment, found, call));
  },

  force(outcome, call) {
    const found = anyAccount(call);
    if (outcome !== 'done') return { found };
    const enrolment = call.context.state.get('enrolments', found.key);
    return confirm(enrolment ?? newEnrolment(methodOf(call) ?? 'totp', call), found, call);
  },
};

function enrolmentProblem(
  enrolment: Enrolment | undefined,
  found: AccountRef,
  call: ActCall,
): ActResult | undefined {
  const { act, wire, context } = call;
  if (enrolment === undefined) return unavailable(found, call);
  if (act.reads('method') && methodOf(call) !== enrolment.method) return unavailable(found, call);
  if (act.reads('factor') && act.text('factor', wire) !== enrolment.id) {
    context.trace('no factor with this id waits for its first code');
    return result('not-found', { found }, 'factor');
  }
  const missing = missingRead(['code'], call);
  if (missing !== undefined) return missing;
  const code = act.text('code', wire) ?? '';
  if (isCode(code, asUsed(enrolment, found), context)) return undefined;
  const flaw = flawOf(code, asUsed(enrolment, found), call);
  context.trace(flawText(flaw));
  return result('second-factor-invalid', { found }, flaw);
}

function unavailable(found: AccountRef, { context }: ActCall): ActResult {
  context.trace('no such factor waits for its first code');
  return result('second-factor-unavailable', { found });
}

/** Returns an account with its new factor in use. */
function asUsed({ method, secret }: Enrolment, { key, account }: AccountRef): AccountRef {
  const { totpSecret: _before, ...others } = account;
  const used: Account = {
    ...others,
    secondFactor: method,
    ...(secret === undefined ? {} : { totpSecret: secret }),
  };
  return { key, account: used };
}

function confirm(enrolment: Enrolment, found: AccountRef, call: ActCall): AnswerFacts {
  const { act, wire, context } = call;
  const { state, trace } = context;
  const used = asUsed(enrolment, found);
  useUp(act.text('code', wire) ?? '', used, call);
  state.put('accounts', found.key, used.account);
  state.delete('enrolments', found.key);
  const { secret: _secret, ...factor } = enrolment;
  const name = act.text('name', wire);
  const named = name === undefined ? factor : { ...factor, name };
  state.put('factors', found.key, named);
  trace('the factor is in use');
  const facts = firstCodes(used, call);
  const now = facts.found ?? used;
  const values = {
    factor: factorValues({ ...named, ...definedOnly({ secret: enrolment.secret }) }, now, call),
  };
  return { ...facts, values: { ...facts.values, ...values } };
}

import { isLockedByFixture } from '../../core/lockout/lockout.ts';
import { result, type Act, type ActCall, type ActResult, type AnswerFacts } from '../runtime/act.ts';
import { beginWait } from '../sessions/challenge.ts';
import { keyByDelivery, openDelivery, useDelivery, type OpenedDelivery } from '../checks/delivery.ts';
import { sendFactorCode } from '../factors/factor-code.ts';
import type { AccountRef } from '../runtime/records.ts';
import { requestOf, startSignedIn } from '../sessions/sessions.ts';
import { activated, deliveredOrAny } from './delivered.ts';
import { signedIn } from './sign-in.ts';

/** Starts a session by a code or a link that was sent. */
export const signInByCode: Act = {
  accountOf: keyByDelivery,

  decide(call) {
    const opened = openDelivery(call, { locks: call.act.mark.unlocks !== true });
    if ('outcome' in opened) return opened;
    const refused = refusedByCode(opened.found, call);
    if (refused !== undefined) return refused;
    useDelivery(opened, call);
    return signedInByCode(opened, opened.found, call);
  },

  force(outcome, call) {
    const found = deliveredOrAny(call);
    if (outcome === 'signed-in') return { found, ...startSignedIn(call, { ...requestOf(call), found }) };
    return outcome === 'second-factor-required' ? waiting(found, call) : { found };
  },
};

/** Denies a sign-in by a code to an account that is disabled, or that its fixture locks. */
export function refusedByCode(found: AccountRef, { act, marks, context }: ActCall): ActResult | undefined {
  if (found.account.status === 'disabled') {
    context.trace('account is disabled');
    return result('account-disabled', { found });
  }
  const locks = marks.marks.lockout !== 'none' && act.mark.unlocks !== true;
  if (!locks || !isLockedByFixture(found.account, context.environment)) return undefined;
  context.trace('account is locked out');
  return result('locked-out', { found });
}

/** Signs in the account of a code that was used: its second factor may be missing. */
export function signedInByCode(opened: OpenedDelivery, found: AccountRef, call: ActCall): ActResult {
  // the code has proved the address
  const active = activated(found, call);
  return anotherFactor(active, opened, call) ?? signedIn(call, active, { factors: ['code'] });
}

/** Asks for the second factor, unless the code came by the same channel. */
function anotherFactor(
  found: AccountRef,
  { delivery }: OpenedDelivery,
  call: ActCall,
): ActResult | undefined {
  const { secondFactor } = found.account;
  const own = delivery.channel === 'sms' ? 'sms' : 'mail';
  if (secondFactor === undefined || secondFactor === own || way(call) === 'ignored') return undefined;
  const facts = waiting(found, call);
  call.context.trace('second factor required');
  return result('second-factor-required', facts, secondFactor);
}

function waiting(found: AccountRef, call: ActCall): AnswerFacts {
  const values = sendFactorCode(call, found);
  if (way(call) === 'session') {
    const [level] = call.marks.levels;
    return { found, values, ...startSignedIn(call, { ...requestOf(call), found, level }) };
  }
  if (way(call) === 'ignored') return { found, values };
  return { found, values: { ...values, challenge: beginWait(call, found, ['code']) } };
}

/** Returns how an account with another second factor goes on. */
function way({ act, marks }: ActCall): 'challenge' | 'session' | 'ignored' {
  const { secondFactor } = act.mark;
  if (secondFactor === 'challenge' || secondFactor === 'session') return secondFactor;
  if (secondFactor !== undefined) return 'ignored';
  if (marks.marks.challenge !== undefined) return 'challenge';
  return marks.levels.length > 0 ? 'session' : 'ignored';
}

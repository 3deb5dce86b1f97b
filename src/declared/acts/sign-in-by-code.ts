import { result, type Act, type ActCall, type ActResult, type AnswerFacts } from '../runtime/act.ts';
import { beginWait, challengeCookie } from '../runtime/challenge.ts';
import { keyByDelivery, openDelivery, useDelivery, type OpenedDelivery } from '../checks/delivery.ts';
import { sendFactorCode } from '../runtime/factor-code.ts';
import type { AccountRef } from '../runtime/records.ts';
import { requestOf, startSignedIn } from '../runtime/sessions.ts';
import { activated, deliveredOrAny } from './delivered.ts';
import { signedIn } from './sign-in.ts';

/** Starts a session by a code or a link that was sent. */
export const signInByCode: Act = {
  accountOf: keyByDelivery,

  decide(call) {
    const opened = openDelivery(call, { locks: true });
    if ('outcome' in opened) return opened;
    const { found } = opened;
    if (found.account.status === 'disabled') {
      call.context.trace('account is disabled');
      return result('account-disabled', { found });
    }
    useDelivery(opened, call);
    // the code has proved the address
    const active = activated(found, call);
    return anotherFactor(active, opened, call) ?? signedIn(call, active, { factors: ['code'] });
  },

  force(outcome, call) {
    const found = deliveredOrAny(call);
    if (outcome === 'signed-in') return { found, ...startSignedIn(call, { ...requestOf(call), found }) };
    return outcome === 'second-factor-required' ? waiting(found, call) : { found };
  },
};

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
  const challenge = beginWait(call, found, ['code']);
  return { found, values: { ...values, challenge }, ...challengeCookie(challenge.id, call) };
}

/** Returns how an account with another second factor goes on. */
function way({ act, marks }: ActCall): 'challenge' | 'session' | 'ignored' {
  const { secondFactor } = act.mark;
  if (secondFactor === 'challenge' || secondFactor === 'session') return secondFactor;
  if (secondFactor !== undefined) return 'ignored';
  if (marks.marks.challenge !== undefined) return 'challenge';
  return marks.levels.length > 0 ? 'session' : 'ignored';
}

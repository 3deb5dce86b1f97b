import { definedOnly } from '../../json.ts';
import { callerIn, result, type Act, type ActCall, type AnswerFacts } from '../runtime/act.ts';
import { factorOf, factorValues } from '../factors/factors.ts';
import type { Enrolment } from '../runtime/own-records.ts';
import type { AccountRef } from '../runtime/records.ts';
import { anyAccount, keyBySession } from '../checks/account.ts';

/** Answers with the second factors of an account, and with the factor that waits for its first code, or is in use. */
export const listFactors: Act = {
  accountOf: keyBySession,
  decide: (call) => result('done', listed(callerIn(call).found, call)),
  force: (_outcome, call) => listed(anyAccount(call), call),
};

function listed(found: AccountRef, call: ActCall): AnswerFacts {
  const factor = factorOf(found, call);
  const list = factor === undefined ? [] : [factorValues(factor, found, call)];
  const shown = call.context.state.get('enrolments', found.key) ?? withSecret(factor, found);
  return {
    found,
    values: { list, ...(shown === undefined ? {} : { factor: factorValues(shown, found, call) }) },
  };
}

/** Returns a factor with the secret of its account. */
function withSecret(factor: Partial<Enrolment> | undefined, { account }: AccountRef): typeof factor {
  const { totpSecret: secret } = account;
  return factor?.method === 'totp' ? { ...factor, ...definedOnly({ secret }) } : factor;
}

import { randomString } from '../../core/environment.ts';
import { callerIn, result, type Act, type ActCall, type AnswerFacts } from '../runtime/act.ts';
import { checkAgain } from '../checks/again.ts';
import { factorOf, factorValues } from '../factors/factors.ts';
import { groupedText, lettersOf } from '../tokens/opaque.ts';
import type { AccountRef } from '../runtime/records.ts';
import { anyAccount, keyBySession } from '../checks/account.ts';

/** Creates the backup codes of an account. A GET answers with the unused ones, and changes nothing. */
export const backupCodes: Act = {
  accountOf: keyBySession,

  decide(call) {
    const { found } = callerIn(call);
    return checkAgain(found, call) ?? result('done', codesFor(found, call));
  },

  force(outcome, call) {
    const found = anyAccount(call);
    return outcome === 'done' ? codesFor(found, call) : { found };
  },
};

/** Creates the first backup codes of an account, if the answer shows them. */
export function firstCodes(found: AccountRef, call: ActCall): AnswerFacts {
  const shown = JSON.stringify(call.act.mark.answers?.done?.body ?? '').includes('{{backupCodes');
  const { backupCodes: known = [] } = found.account;
  return shown && known.length === 0 ? drawn(found, call) : { found };
}

function codesFor({ key, account }: AccountRef, call: ActCall): AnswerFacts {
  const known = call.context.state.get('accounts', key) ?? account;
  const found = { key, account: known };
  const facts =
    call.method === 'GET' ? { found, values: { backupCodes: known.backupCodes ?? [] } } : drawn(found, call);
  const factor = factorOf(found, call);
  if (factor === undefined) return facts;
  return { ...facts, values: { ...facts.values, factor: factorValues(factor, facts.found, call) } };
}

function drawn({ key, account: known }: AccountRef, call: ActCall) {
  const { state, trace } = call.context;
  const codes = drawCodes(call);
  const next = { ...known, backupCodes: codes };
  state.put('accounts', key, next);
  trace(`${codes.length} backup codes created`);
  return { found: { key, account: next }, values: { backupCodes: codes } };
}

const defaults = { count: 10, length: 8, alphabet: 'lower' };

function drawCodes({ marks, context }: ActCall): readonly string[] {
  const { count, length, alphabet, groups } = { ...defaults, groups: undefined, ...marks.marks.backupCodes };
  const found = lettersOf(alphabet);
  if ('message' in found) throw new Error(`x-login.backupCodes.alphabet: ${found.message}`);
  return Array.from({ length: count }, () =>
    groupedText(randomString(length, found.letters, context.environment), groups, '-'),
  );
}

import { randomString } from '../../core/environment.ts';
import { callerIn, result, type Act, type ActCall, type AnswerFacts } from '../runtime/act.ts';
import { checkAgain } from '../checks/again.ts';
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

function codesFor({ key, account }: AccountRef, call: ActCall): AnswerFacts {
  const { state, trace } = call.context;
  const known = state.get('accounts', key) ?? account;
  if (call.method === 'GET')
    return { found: { key, account: known }, values: { backupCodes: known.backupCodes ?? [] } };
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

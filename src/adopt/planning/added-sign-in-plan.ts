import { memberOf } from '../../declared/contract/pointer.ts';
import { UsageError } from '../../errors.ts';
import type { Node } from '../../json.ts';
import { signInBeside } from '../added-sign-in/add-sign-in.ts';
import type { Plan, PlannedAccount } from '../plan.ts';
import type { Recognition } from '../recognise/recognise.ts';
import { plannedAccounts } from '../write/accounts.ts';

/** Plans a sign-in beside a contract without one. Throws a UsageError if there can't be one. */
export async function besidePlan(document: Node, recognition: Recognition, file: string): Promise<Plan> {
  const beside = signInBeside(document, recognition);
  if ('problem' in beside) throw new UsageError(`${file}: ${beside.problem}`);
  const usual = await plannedAccounts({
    ...{ login: 'email', hasAddress: true, factors: [], hasCaptcha: false, choices: [], required: {} },
    document,
  });
  const title = memberOf(memberOf(document, 'info'), 'title');
  return {
    title: typeof title === 'string' ? title : 'the API',
    actions: beside.actions,
    accounts: [...beside.accounts, ...missing(usual, beside.accounts)],
  };
}

function missing(
  usual: readonly PlannedAccount[],
  known: readonly PlannedAccount[],
): readonly PlannedAccount[] {
  const logins = new Set(known.map(({ account }) => account.login));
  return usual.filter(({ account }) => !logins.has(account.login));
}

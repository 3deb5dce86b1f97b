import { isRecord, type Node } from '../../json.ts';
import { memberOf, nodeAt } from '../../declared/contract/pointer.ts';
import { createShapes } from '../facts/fields.ts';
import type { Plan, PlannedAction } from '../plan.ts';
import type { Recognition, RecognisedOperation } from '../recognise/recognise.ts';
import { plannedAccounts, type AccountNeeds } from '../write/accounts.ts';
import { accountIn, accountShape, type AccountShape } from './account.ts';
import { sharedAnswersFor, type UsualAnswers } from './answers.ts';
import { errorShape } from './error-shape.ts';
import { plannedOperation } from './operation.ts';
import { plannedRoot, type RootContext } from './root.ts';
import { shownBody } from './success.ts';

/** A framework's habits, for what the contract omits. */
export interface UsedHabit extends UsualAnswers {
  readonly signs: readonly string[];
  readonly marks: RootContext['habit'];
}

/** Plans the marks and the accounts of a contract by what was recognised in it. */
export async function planOf(document: Node, recognition: Recognition, habit?: UsedHabit): Promise<Plan> {
  const account = await accountOf(document, recognition);
  const schemes = nodeAt(document, '/components/securitySchemes')?.value;
  const top = plannedRoot({
    ...{ recognition, account, schemes: isRecord(schemes) ? schemes : {} },
    habit: habit?.marks ?? {},
  });
  const readsClient = recognition.operations.some(({ reads }) => reads.has('client'));
  const marks = readsClient ? { ...top.marks, clients: 'ignored' } : top.marks;
  const errors = await errorShape(recognition.facts, document);
  const hasRefresh = isRecord(marks['tokens']) && marks['tokens']['refresh'] !== undefined;
  const hasCookie = recognition.carriers[0]?.place.startsWith('cookie.') === true;
  const context = { document, account, hasRefresh, hasCookie, root: marks, errors, habit };
  const planned = [];
  for (const operation of recognition.operations) planned.push(await plannedOperation(operation, context));
  const shared = sharedAnswersFor(
    planned.flatMap(({ acts }) => acts),
    context,
  );
  const action: PlannedAction = {
    target: [],
    update: { 'x-login': { ...marks, answers: shared.answers } },
    remarks: [
      ...(habit === undefined
        ? []
        : [
            {
              path: [],
              certainty: 'likely' as const,
              text: `the contract looks like ${habit.name}: ${habit.signs.join('; ')}`,
            },
          ]),
      ...top.remarks.map((one) => ({ ...one, path: ['x-login', ...one.path] })),
      ...shared.remarks.map((one) => ({ ...one, path: ['x-login', 'answers', ...one.path] })),
    ],
    isOpen: false,
  };
  const actions = planned.map((one) => one.action);
  const title = memberOf(memberOf(document, 'info'), 'title');
  return {
    title: typeof title === 'string' ? title : 'the API',
    actions: [action, ...actions.filter(({ isOpen }) => !isOpen), ...actions.filter(({ isOpen }) => isOpen)],
    accounts: await plannedAccounts(needsOf(document, recognition, account)),
  };
}

/** Reads the fields of accounts from the answers that describe the signed-in one; those of the first act count most. */
async function accountOf(document: Node, { operations }: Recognition): Promise<AccountShape> {
  const marked = operations.filter(({ certainty }) => certainty !== 'open');
  const shown = (['current-account', 'sign-up', 'sign-in'] as const).flatMap((act) => {
    const operation = marked.find(({ acts }) => acts.includes(act));
    return operation?.traits.facts.success ?? [];
  });
  const objects = [];
  for (const success of shown) objects.push(accountIn(await shownBody(success, document)) ?? {});
  const shapeOf = createShapes(document);
  const fields = shown.flatMap(({ schema }) => shapeOf(schema).fields);
  const valuesOf = (key: string) =>
    fields.find(({ path, values }) => path.at(-1) === key && values.length > 0)?.values ?? [];
  return accountShape(
    objects.reduceRight<Node>((all, one) => ({ ...all, ...one }), {}),
    valuesOf,
  );
}

function needsOf(document: Node, recognition: Recognition, account: AccountShape): AccountNeeds {
  const marked = recognition.operations.filter(({ certainty }) => certainty !== 'open');
  const signIn = marked.find(({ acts }) => acts.includes('sign-in'));
  const [login = ''] = signIn?.reads.get('login')?.places ?? [];
  return {
    login: signIn === undefined || /mail/i.test(login) ? 'email' : 'name',
    hasAddress: true,
    factors: factorsOf(marked),
    hasCaptcha: marked.some(({ reads }) => reads.has('captcha')),
    choices: account.choices,
    required: {},
    document,
  };
}

function factorsOf(marked: readonly RecognisedOperation[]): AccountNeeds['factors'] {
  const steps = marked.filter(({ acts, reads }) =>
    acts.some((act) => act.endsWith('-factor') || (act === 'sign-in' && reads.has('code'))),
  );
  if (steps.length === 0) return [];
  const says = (pattern: RegExp) => steps.some(({ traits }) => traits.says(pattern));
  const sends = marked.some(
    ({ acts, traits }) => acts.includes('send-code') && traits.says(/\b(mfa|2 ?fa|otp|factor)\b/),
  );
  return ['totp', ...(sends ? (['mail'] as const) : []), ...(says(/\bsms\b/) ? (['sms'] as const) : [])];
}

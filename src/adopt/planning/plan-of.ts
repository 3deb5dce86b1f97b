import { isRecord, type Node } from '../../json.ts';
import { memberOf, nodeAt } from '../../declared/contract/pointer.ts';
import { createShapes } from '../facts/fields.ts';
import type { Plan, PlannedAction, Remark } from '../plan.ts';
import type { Recognition, RecognisedOperation } from '../recognise/recognise.ts';
import { plannedAccounts, type AccountNeeds } from '../write/accounts.ts';
import { accountIn, accountShape, type AccountShape } from './account.ts';
import type { Habit } from '../habits/habit.ts';
import { sharedAnswersFor, sharedResponses, type AnswerContext } from './answers.ts';
import { errorShape, sessionRefusal, shapeOfHabit } from './error-shape.ts';
import { plannedOperation, type PlannedOperation } from './operation.ts';
import { plannedRoot } from './root.ts';
import { shownBody } from './success.ts';

/** Plans the marks and the accounts of a contract by the recognised operations. */
export async function planOf(document: Node, recognition: Recognition, habit?: Habit): Promise<Plan> {
  const account = await accountOf(document, recognition);
  const schemes = nodeAt(document, '/components/securitySchemes')?.value;
  const top = plannedRoot({
    ...{ recognition, account, schemes: isRecord(schemes) ? schemes : {} },
    habit: habit?.marks ?? {},
  });
  const readsClient = recognition.operations.some(({ reads }) => reads.has('client'));
  const needs = needsOf(document, recognition, account);
  const marks: Node = {
    ...top.marks,
    ...(readsClient ? { clients: 'ignored' } : {}),
    ...(needs.login === 'name' && readsEmail(recognition) ? { account: withLogins(top.marks) } : {}),
  };
  const errors = (await errorShape(recognition.facts, document)) ?? shapeOfHabit(habit);
  const refused = { sessionRefusal: sessionRefusal(recognition.facts, errors) };
  const hasRefresh = isRecord(marks['tokens']) && marks['tokens']['refresh'] !== undefined;
  const hasCookie = recognition.carriers[0]?.place.startsWith('cookie.') === true;
  const challengeField = challengeFieldOf(recognition);
  const context = {
    document,
    account,
    hasRefresh,
    hasCookie,
    root: marks,
    errors,
    habit,
    challengeField,
    ...refused,
  };
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
      ...remarkOn(habit),
      ...top.remarks.map((one) => ({ ...one, path: ['x-login', ...one.path] })),
      ...shared.remarks.map((one) => ({ ...one, path: ['x-login', 'answers', ...one.path] })),
    ],
    isOpen: false,
  };
  const actions = planned.map((one, index) => {
    const operation = recognition.operations[index];
    return operation === undefined ? one.action : completed(one, operation, shared.answers, context);
  });
  const title = memberOf(memberOf(document, 'info'), 'title');
  return {
    title: typeof title === 'string' ? title : 'the API',
    actions: [action, ...actions.filter(({ isOpen }) => !isOpen), ...actions.filter(({ isOpen }) => isOpen)],
    accounts: await plannedAccounts(needs),
  };
}

/** Names the framework that the contract looks like. */
function remarkOn(habit: Habit | undefined): readonly Remark[] {
  if (habit === undefined) return [];
  const text = `the contract looks like ${habit.name}: ${habit.signs.join('; ')}`;
  return [{ path: [], certainty: 'likely', text }];
}

/** Returns the name of the field by which the second step reads the challenge. */
function challengeFieldOf({ operations }: Recognition): string | undefined {
  const step = operations.find(
    ({ acts, certainty }) => acts.includes('second-factor') && certainty !== 'open',
  );
  const [place] = step?.reads.get('challenge')?.places ?? [];
  return place === undefined || /^(cookie|header)/.test(place) ? undefined : place.split(/[./]/).at(-1);
}

/** Adds the responses that an operation lacks for the shared answers. */
function completed(
  { action, acts }: PlannedOperation,
  operation: RecognisedOperation,
  shared: Readonly<Record<string, Node>>,
  context: AnswerContext,
): PlannedAction {
  const own = isRecord(action.update['responses']) ? action.update['responses'] : {};
  const responses = { ...sharedResponses(operation, acts, shared, context), ...own };
  return Object.keys(responses).length === 0
    ? action
    : { ...action, update: { ...action.update, responses } };
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

/** Whether an operation names an account by its address. */
function readsEmail({ operations }: Recognition): boolean {
  return operations.some(({ certainty, reads }) => certainty !== 'open' && reads.has('email'));
}

/** Makes the addresses of accounts further logins, so that a forgotten password can name them. */
function withLogins({ account }: Node): Node {
  return { ...(isRecord(account) ? account : {}), logins: ['email'] };
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

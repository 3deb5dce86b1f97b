import { outcomesOf } from '../../declared/marks/outcomes.ts';
import { answerOf, exactAnswerOf } from '../../declared/marks/fallbacks.ts';
import { actRules } from '../../declared/marks/act-table.ts';
import type { Act, DeclaredOutcome } from '../../declared/marks/names.ts';
import { usualStatus } from '../../declared/marks/usual-status.ts';
import { isRecord, type Node } from '../../json.ts';
import type { AnswerFacts } from '../facts/operation.ts';
import type { Remark } from '../plan.ts';
import type { RecognisedAnswer } from '../recognise/answers.ts';
import type { RecognisedOperation } from '../recognise/recognise.ts';
import type { HabitAnswer } from '../habits/habit.ts';
import { outcomeOf } from '../refusals/outcome-of.ts';
import type { Habit } from '../habits/habit.ts';
import { shapeOfAnswer, type ErrorShape } from './error-shape.ts';
import { furtherSuccesses, secondStepAnswer } from './second-step.ts';
import { sentences } from './sentences.ts';
import { successBody, type BodyContext } from './success.ts';
import { withMember } from './template.ts';

/** The data that answers are made of. */
export interface AnswerContext extends BodyContext {
  readonly root: Node;
  /** Whether a cookie carries the session, by the contract. */
  readonly hasCookie: boolean;
  readonly errors: ErrorShape | undefined;
  /** The answer that the operations with a session have for a request without one; undefined if none shows it. */
  readonly sessionRefusal: Node | undefined;
  /** The name of the field by which the second step reads the challenge. */
  readonly challengeField: string | undefined;
  readonly habit: Habit | undefined;
}

/** The answers of an act, and the responses that the contract lacks for them. */
export interface PlannedAnswers {
  readonly answers: Readonly<Record<string, Node>>;
  readonly responses: Readonly<Record<string, Node>>;
  /** Their paths begin with the outcome. */
  readonly remarks: readonly Remark[];
}

/** Plans the answers of one act: those that the contract shows, those of the framework, and the refusals of a sign-in. */
export async function plannedAnswers(
  operation: RecognisedOperation,
  act: Act,
  context: AnswerContext,
): Promise<PlannedAnswers> {
  const possible = outcomesOf(act, context.root as never, { method: operation.head.method });
  const answers: Record<string, Node> = {};
  const responses: Record<string, Node> = {};
  const remarks: Remark[] = [];
  for (const outcome of possible) {
    const planned = await plannedAnswer(operation, act, outcome, context);
    if (planned === undefined) continue;
    answers[outcome] = planned.answer;
    if (planned.remark !== undefined)
      remarks.push({ path: [outcome], certainty: 'likely', text: planned.remark });
    const status = String(planned.answer['status']);
    if (!declares(operation, status, planned.answer, context))
      responses[status] = responseFor(outcome, planned.answer, context.errors);
  }
  return { answers, responses, remarks };
}

/** An act that is planned, with its own answers. */
export interface PlannedAct {
  readonly act: Act;
  readonly answers: Readonly<Record<string, Node>>;
}

/** Plans the answers that operations share: each outcome that an act has and for which it has no own answer. */
export function sharedAnswersFor(
  acts: readonly PlannedAct[],
  context: AnswerContext,
): { readonly answers: Readonly<Record<string, Node>>; readonly remarks: readonly Remark[] } {
  const needed = new Set<DeclaredOutcome>([
    'token-missing',
    'token-invalid',
    'not-allowed',
    'malformed-request',
    'rate-limited',
    // an outage is the server error of a framework whose habit is known
    ...(context.habit?.answers['server-error'] === undefined ? (['unavailable'] as const) : []),
    'server-error',
    'unavailable',
  ]);
  for (const { act, answers } of acts)
    for (const outcome of outcomesOf(act, context.root as never, {}))
      if (answerOf(outcome, [answers]) === undefined) needed.add(outcome);
  const shared: Record<string, Node> = {};
  const remarks: Remark[] = [];
  for (const outcome of needed) {
    // a client tries again after a 503, but not after the 500 that would serve instead
    const find = outcome === 'unavailable' ? exactAnswerOf : answerOf;
    if (isSuccess(outcome) || find(outcome, [shared]) !== undefined) continue;
    const usual = context.habit?.answers[outcome];
    const status = usual?.status ?? usualStatus[outcome];
    const session = outcome === 'token-missing' ? context.sessionRefusal : undefined;
    const own = session ?? refusal(outcome, status, context.errors);
    shared[outcome] = usual === undefined ? own : withoutSource(usual);
    const text =
      usual === undefined
        ? session === undefined
          ? 'the contract does not show it'
          : 'the operations with a session answer so'
        : `as ${context.habit?.name ?? ''} does: ${usual.source}`;
    remarks.push({ path: [outcome], certainty: 'likely', text });
  }
  return { answers: shared, remarks };
}

interface PlannedAnswer {
  readonly answer: Node;
  /** Why the answer is only likely. */
  readonly remark?: string;
}

async function plannedAnswer(
  operation: RecognisedOperation,
  act: Act,
  outcome: DeclaredOutcome,
  context: AnswerContext,
): Promise<PlannedAnswer | undefined> {
  const shown = operation.answers.get(outcome);
  if (isSuccess(outcome)) return success(operation, act, outcome, context);
  if (outcome === 'second-factor-required' && act.act === 'sign-in' && shown?.certainty !== 'sure') {
    const step = await secondStepAnswer(context.document, operation.traits.facts, {
      field: context.challengeField,
    });
    if (step !== undefined) return { answer: step };
  }
  const ownExample = exampleOfToken(operation, act, outcome);
  if (ownExample !== undefined) return ownExample;
  const ofHabit = context.habit?.acts[act.act]?.[outcome] ?? context.habit?.answers[outcome];
  // the framework's answer has more than a schema tells
  if (shown !== undefined && shown.example === undefined && ofHabit?.status === shown.status)
    return {
      answer: withoutSource(ofHabit),
      remark: `as ${context.habit?.name ?? ''} does: ${ofHabit.source}`,
    };
  if (shown !== undefined) {
    const answer = await shownAnswer(operation, shown, outcome, context);
    return shown.certainty === 'sure' ? { answer } : { answer, remark: shown.reason };
  }
  const usual = context.habit?.acts[act.act]?.[outcome];
  if (usual !== undefined)
    return { answer: withoutSource(usual), remark: `as ${context.habit?.name ?? ''} does: ${usual.source}` };
  const isOfSignIn = act.act === 'sign-in' && ofSignIn.includes(outcome);
  const shared = context.habit?.answers[outcome];
  if (isOfSignIn && shared !== undefined)
    return {
      answer: withoutSource(shared),
      remark: `as ${context.habit?.name ?? ''} does: ${shared.source}`,
    };
  if (!isOfSignIn) return undefined;
  const status = usualStatus[outcome];
  const answer = withChallenge(refusal(outcome, status, context.errors), operation, act, context, outcome);
  return { answer, remark: 'the contract does not show it' };
}

/** Returns the only example of an operation's 401, for a request without a token or with a wrong one. */
function exampleOfToken(
  { answers, traits: { facts } }: RecognisedOperation,
  act: Act,
  outcome: DeclaredOutcome,
): PlannedAnswer | undefined {
  const isOfToken = outcome === 'token-missing' || outcome === 'token-invalid';
  if (!isOfToken || !actRules[act.act].session || answers.get(outcome)?.example !== undefined)
    return undefined;
  const examples = [...(facts.refusals.find(({ status }) => status === '401')?.examples ?? [])];
  const [[name, body] = ['', undefined]] = examples;
  if (examples.length !== 1 || name === '') return undefined;
  const told = outcomeOf({ status: 401, body }, { act: act.act })?.outcome;
  if (told !== undefined && !told.startsWith('token-')) return undefined;
  const answer = { status: 401, example: name === 'default' ? true : name };
  return { answer, remark: 'the contract has this example only for the status' };
}

/** The refusals that a sign-in has an own answer for, even if the contract shows none. */
const ofSignIn: readonly DeclaredOutcome[] = [
  'invalid-credentials',
  'account-disabled',
  'account-unverified',
  'locked-out',
  'second-factor-required',
];

const noContent = 204;

async function success(
  operation: RecognisedOperation,
  act: Act,
  outcome: DeclaredOutcome,
  context: AnswerContext,
): Promise<PlannedAnswer> {
  const shown = operation.answers.get(outcome);
  const usual = context.habit?.acts[act.act]?.[outcome];
  const isOfToken = outcome === 'signed-in' || outcome === 'refreshed';
  const hasToken = operation.tokens.has('access');
  // a contract that declares no token for a sign-in is wrong about it
  if (usual !== undefined && ((isOfToken && !hasToken) || shown === undefined))
    return { answer: withoutSource(usual), remark: `as ${context.habit?.name ?? ''} does: ${usual.source}` };
  const access = operation.tokens.get('access')?.place;
  const declared = shown?.status ?? usualStatus[outcome];
  const isFilled = isOfToken && access?.startsWith('body') === true;
  const status = declared === noContent && isFilled ? usualStatus[outcome] : declared;
  const body = status === noContent ? undefined : await successBody(operation, context);
  if (isBlank(body) && outcome === 'who-am-i' && status !== noContent) {
    const plain = { id: '{{account.id}}', email: '{{account.email}}' };
    const answer = usual === undefined ? { status, body: plain } : withoutSource(usual);
    return { answer, remark: 'the contract declares no body' };
  }
  const header =
    access?.startsWith('header.') === true ? { headers: { [access.slice(7)]: '{{tokens.access}}' } } : {};
  const answer = { status, ...(body === undefined ? {} : { body }), ...header };
  if (!isOfToken || hasToken || context.hasCookie || carriesByCookie(context.root)) return { answer };
  const corrected = {
    ...answer,
    status: status === noContent ? usualStatus[outcome] : status,
    body: withMember(body, ['access_token'], '{{tokens.access}}'),
  };
  return {
    answer: corrected,
    remark: 'the contract declares no token in this answer; access_token is a guess',
  };
}

/** Whether a body has nothing: a schema without properties has an empty object as its sample. */
function isBlank(body: unknown): boolean {
  return body === undefined || (isRecord(body) && Object.keys(body).length === 0);
}

function carriesByCookie(root: Node): boolean {
  return JSON.stringify(root['tokens'] ?? {}).includes('cookie');
}

/** Returns the answer that the contract shows: its example, or a body of its schema. */
async function shownAnswer(
  { traits }: RecognisedOperation,
  { status, example }: RecognisedAnswer,
  outcome: DeclaredOutcome,
  { document, errors }: AnswerContext,
): Promise<Node> {
  const declared = [
    ...traits.facts.refusals,
    ...(traits.facts.success === undefined ? [] : [traits.facts.success]),
  ];
  const answer = declared.find((one) => Number(one.status) === status);
  if (answer === undefined) return refusal(outcome, status, errors);
  if (example !== undefined && example !== '' && answer.examples.has(example))
    return { status, example: answer.examples.size === 1 && example === 'default' ? true : example };
  if (answer.mediaType === undefined) return { status };
  const shape = await shapeOfAnswer(answer, document);
  const body = (shape ?? errors)?.bodyFor(status, outcome);
  return { status, ...(body === undefined ? {} : { body }) };
}

/** Returns a refusal in the form of the contract's refusals. */
function refusal(outcome: DeclaredOutcome, status: number, errors: ErrorShape | undefined): Node {
  const sentence = sentences[outcome] ?? outcome;
  const retry =
    status === 429 || outcome === 'locked-out' ? { headers: { 'Retry-After': waitOf(outcome) } } : {};
  return { status, body: errors?.bodyFor(status, outcome) ?? { message: sentence }, ...retry };
}

function waitOf(outcome: DeclaredOutcome): string {
  return outcome === 'locked-out' ? '{{lockout.seconds}}' : '{{limit.seconds}}';
}

/** Adds the challenge to the answer that asks for the second step. */
function withChallenge(
  answer: Node,
  operation: RecognisedOperation,
  act: Act,
  { challengeField }: AnswerContext,
  outcome: DeclaredOutcome,
): Node {
  if (outcome !== 'second-factor-required' || act.reads?.code !== undefined) return answer;
  const place = operation.tokens.get('challenge')?.place.split('.').slice(1) ?? [
    challengeField ?? 'challenge',
  ];
  return { ...answer, body: withMember(answer['body'], place, '{{challenge.id}}') };
}

function isSuccess(outcome: DeclaredOutcome): boolean {
  return Object.values(actRules).some(({ successes }) =>
    successes.some((one) => (typeof one === 'string' ? one : one[0]) === outcome),
  );
}

function withoutSource({ source: _, ...answer }: HabitAnswer): Node {
  return answer;
}

function declares(
  { traits: { facts } }: RecognisedOperation,
  status: string,
  answer: Node,
  { document }: AnswerContext,
): boolean {
  if (furtherSuccesses(document, facts).some((one) => String(one.status) === status)) return true;
  const all = [...facts.refusals, ...(facts.success === undefined ? [] : [facts.success])];
  const found =
    all.find((one) => one.status === status) ??
    all.find((one) => one.status === 'default' || one.status === `${status.charAt(0)}XX`);
  return found !== undefined && (answer['body'] === undefined || isIn(found, answer['contentType']));
}

/** Whether a declared answer has a body of a media type; any type will do for an answer that names none. */
function isIn({ mediaType }: AnswerFacts, type: unknown): boolean {
  return mediaType !== undefined && (typeof type !== 'string' || mediaType === type);
}

/** Returns the responses that an operation lacks for the answers that all operations share. */
export function sharedResponses(
  operation: RecognisedOperation,
  acts: readonly PlannedAct[],
  shared: Readonly<Record<string, Node>>,
  context: AnswerContext,
): Readonly<Record<string, Node>> {
  const responses: Record<string, Node> = {};
  for (const { act, answers } of acts) {
    const possible = outcomesOf(act, context.root as never, { method: operation.head.method });
    const always: readonly DeclaredOutcome[] =
      act.act === 'sign-in' ? ['rate-limited', 'unavailable', 'server-error'] : [];
    for (const outcome of [...possible, ...always]) {
      const found = answerOf(outcome, [answers, shared])?.answer;
      const status = String(found?.status ?? usualStatus[outcome]);
      if (found !== undefined && !isSuccess(outcome) && !declares(operation, status, found, context))
        responses[status] ??= responseFor(outcome, found, context.errors);
    }
  }
  return responses;
}

/** Returns the response that the contract lacks for an answer. */
function responseFor(
  outcome: DeclaredOutcome,
  { body, contentType }: Node,
  errors: ErrorShape | undefined,
): Node {
  const description = sentences[outcome] ?? 'Done.';
  if (body === undefined) return { description };
  const schema = errors?.schema ?? { type: 'object' };
  const type = typeof contentType === 'string' ? contentType : 'application/json';
  return { description, content: { [type]: { schema: /json/.test(type) ? schema : { type: 'string' } } } };
}

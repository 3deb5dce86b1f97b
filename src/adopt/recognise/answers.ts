import { actRules } from '../../declared/marks/act-table.ts';
import type { ActName, DeclaredOutcome } from '../../declared/marks/names.ts';
import { isNamed, type Purpose } from '../facts/lexicon.ts';
import type { AnswerFacts, OperationFacts } from '../facts/operation.ts';
import type { Certainty } from '../plan.ts';
import { outcomesOf } from '../refusals/best.ts';
import { outcomeOf, weightOfStatus } from '../refusals/outcome-of.ts';
import type { ShownAnswer } from '../refusals/texts.ts';

/** The answer by which the contract shows an outcome. */
export interface RecognisedAnswer {
  readonly status: number;
  /** The name of the contract's example; omitted if it has none. */
  readonly example?: string;
  readonly certainty: Certainty;
  readonly reason: string;
}

/** The other facts that decide the outcomes of an operation. */
interface Context {
  /** The answers that most operations share. */
  readonly shared: ReadonlySet<string>;
  /** Whether its success has a token. */
  readonly signsIn: boolean;
}

/** An answer of the contract as evidence. */
interface Shown extends ShownAnswer {
  readonly example?: string;
}

/** Recognises the outcomes that an operation's answers show. */
export function recogniseAnswers(
  facts: OperationFacts,
  acts: readonly ActName[],
  { shared, signsIn }: Context,
): ReadonlyMap<DeclaredOutcome, RecognisedAnswer> {
  const found = new Map<DeclaredOutcome, RecognisedAnswer>();
  const status = Number(facts.success?.status);
  for (const act of acts) {
    const success = successOf(act, signsIn);
    if (success !== undefined && status >= 200 && status < 400)
      found.set(success.outcome, { status, ...success.reason });
    for (const [refusal, answer] of refusalsOf(facts, act, shared))
      if (!found.has(refusal) && (signsIn || !isAfterSignIn(act, refusal))) found.set(refusal, answer);
  }
  return found;
}

const declared = { certainty: 'sure', reason: 'the contract declares it' } as const;
const withoutToken = {
  certainty: 'likely',
  reason: 'its success has no token, so it seems to start no session',
} as const;

/** Returns the success of an act; of an act that may sign in, by whether it does. */
function successOf(
  act: ActName,
  signsIn: boolean,
):
  | { readonly outcome: DeclaredOutcome; readonly reason: Pick<RecognisedAnswer, 'certainty' | 'reason'> }
  | undefined {
  const all = actRules[act].successes.map((one) => (typeof one === 'string' ? one : one[0]));
  if (signsIn && all.includes('signed-in')) return { outcome: 'signed-in', reason: declared };
  const [first] = all;
  return first === undefined
    ? undefined
    : { outcome: first, reason: all.length > 1 ? withoutToken : declared };
}

const bySignIn: readonly DeclaredOutcome[] = ['account-disabled', 'locked-out', 'second-factor-required'];

/** Whether an act only has a refusal if it signs in. */
function isAfterSignIn(act: ActName, refusal: DeclaredOutcome): boolean {
  const { successes } = actRules[act];
  return successes.length > 1 && bySignIn.includes(refusal);
}

function refusalsOf(
  facts: OperationFacts,
  act: ActName,
  shared: ReadonlySet<string>,
): readonly (readonly [DeclaredOutcome, RecognisedAnswer])[] {
  const isOfSession = actRules[act].session || act === 'sign-out';
  const answers = facts.refusals
    .filter((answer) => isOwn(answer, shared) || (isOfSession && answer.status === '401'))
    .flatMap(shownOf)
    .flatMap((one) => clausesOf(one, act));
  // a sign-in may ask for the second factor by one of several successes
  const successes = facts.success === undefined || act !== 'sign-in' ? [] : shownOf(facts.success);
  const { found } = outcomesOf([...answers, ...(successes.length > 1 ? successes : [])], { act });
  return [...found].flatMap(([shownOutcome, { answer, shown }]) => {
    const outcome = possibleAt(facts, act, outcomeAt(act, shownOutcome, answer.status));
    if (outcome === undefined) return [];
    const { status, example } = answer;
    const { certainty, reason } = shown;
    return [[outcome, { status, ...(example === undefined ? {} : { example }), certainty, reason }] as const];
  });
}

/** Returns the outcome of a refusal, if the operation has the fields that it is about. */
function possibleAt(
  { request }: OperationFacts,
  act: ActName,
  outcome: DeclaredOutcome | undefined,
): DeclaredOutcome | undefined {
  const has = (purpose: Purpose) => request.some((field) => isNamed(field, purpose));
  if (act === 'second-factor' && outcome === 'second-factor-required' && !has('login')) return undefined;
  const isOfPassword = actRules[act].session && outcome === 'invalid-credentials';
  if (!isOfPassword || has('currentPassword')) return outcome;
  if (act === 'change-password') return has('newPassword') && has('password') ? outcome : 'password-rejected';
  return has('password') ? outcome : undefined;
}

const ofSession: readonly DeclaredOutcome[] = [
  'token-missing',
  'token-invalid',
  'token-expired',
  'not-allowed',
  'invalid-credentials',
];
const byId: readonly ActName[] = ['end-session', 'revoke-token', 'remove-factor', 'confirm-factor'];

/** Returns the outcome of a refusal at an act. At an act with a session, a 401 is about its token, whatever its text. */
function outcomeAt(act: ActName, outcome: DeclaredOutcome, status: number): DeclaredOutcome | undefined {
  const session = actRules[act].session || act === 'sign-out';
  const isOfToken = outcome.startsWith('token-');
  // the request is what a client sends, not who sends it
  if (outcome === 'malformed-request' && [401, 403, 404].includes(status)) return undefined;
  if (session && (isOfToken || (status === 401 && ofSession.includes(outcome)))) {
    return status === 401 || status === 403 ? 'token-invalid' : undefined;
  }
  if (status === 404 && (session || act === 'revoke-token'))
    return byId.includes(act) ? 'not-found' : undefined;
  return outcome;
}

/** Whether an answer tells something of its operation: most contracts repeat some answers everywhere. */
function isOwn(answer: AnswerFacts, shared: ReadonlySet<string>): boolean {
  if (!shared.has(sharingKey(answer))) return true;
  const isBare = answer.examples.size === 0 && /^(un-?authori[sz]ed\.?)?$/i.test(answer.description.trim());
  return answer.status === '401' && !isBare;
}

const longestKey = 300;

function sharingKey({ status, description, examples }: AnswerFacts): string {
  return `${status} ${description} ${JSON.stringify([...examples])}`.slice(0, longestKey);
}

/** Returns the answers that many operations of a contract share. */
export function sharedAnswers(facts: readonly OperationFacts[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { refusals } of facts)
    for (const answer of refusals) counts.set(sharingKey(answer), (counts.get(sharingKey(answer)) ?? 0) + 1);
  const many = Math.max(5, facts.length * 0.4);
  return new Set([...counts].filter(([, count]) => count >= many).map(([key]) => key));
}

/**
 * Splits an answer whose description names several outcomes: `Wrong password or second factor required`. A description
 * such as `Invalid or expired token` names one, since its parts alone tell nothing.
 */
function clausesOf(shown: Shown, act: ActName): readonly Shown[] {
  const parts = shown.body === undefined ? (shown.description ?? '').split(/ or /i) : [];
  const clauses = parts.map((description) => ({ ...shown, description }));
  const told = clauses.flatMap((one) => {
    const { outcome, weight } = outcomeOf(one, { act }) ?? { weight: 0 };
    return outcome === undefined || weight <= weightOfStatus ? [] : [outcome];
  });
  const areSeveral = parts.length > 1 && new Set(told).size === parts.length;
  return areSeveral ? clauses : [shown];
}

function shownOf({ status, description, examples }: AnswerFacts): readonly Shown[] {
  const code = Number(status);
  if (!Number.isInteger(code)) return [];
  if (examples.size === 0) return [{ status: code, description }];
  return [...examples].map(([name, body]) => ({
    ...{ status: code, body, example: name },
    ...(name === '' || name === 'default' ? {} : { name }),
    ...(examples.size === 1 ? { description } : {}),
  }));
}

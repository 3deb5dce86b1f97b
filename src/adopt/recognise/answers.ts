import { actRules } from '../../declared/marks/act-table.ts';
import type { ActName, DeclaredOutcome } from '../../declared/marks/names.ts';
import type { AnswerFacts, OperationFacts } from '../facts/operation.ts';
import type { Certainty } from '../plan.ts';
import { outcomesOf } from '../refusals/best.ts';
import type { ShownAnswer } from '../refusals/texts.ts';

/** The answer by which the contract shows an outcome. */
export interface RecognisedAnswer {
  readonly status: number;
  /** The name of the contract's example; omitted if it has none. */
  readonly example?: string;
  readonly certainty: Certainty;
  readonly reason: string;
}

/** Further facts that decide the outcomes of an operation. */
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
      found.set(success, { status, certainty: 'sure', reason: 'the contract declares it' });
    for (const [refusal, answer] of refusalsOf(facts, act, shared))
      if (!found.has(refusal)) found.set(refusal, answer);
  }
  return found;
}

/** Returns the success of an act; of an act that may sign in, by whether it does. */
function successOf(act: ActName, signsIn: boolean): DeclaredOutcome | undefined {
  const all = actRules[act].successes.map((one) => (typeof one === 'string' ? one : one[0]));
  return signsIn && all.includes('signed-in') ? 'signed-in' : all[0];
}

function refusalsOf(
  facts: OperationFacts,
  act: ActName,
  shared: ReadonlySet<string>,
): readonly (readonly [DeclaredOutcome, RecognisedAnswer])[] {
  const answers = facts.refusals.filter((answer) => isOwn(answer, shared)).flatMap(shownOf);
  // a sign-in may ask for the second factor by one of several successes
  const successes = facts.success === undefined || act !== 'sign-in' ? [] : shownOf(facts.success);
  const { found } = outcomesOf([...answers, ...(successes.length > 1 ? successes : [])], { act });
  return [...found].flatMap(([shownOutcome, { answer, shown }]) => {
    const outcome = outcomeAt(act, shownOutcome, answer.status);
    if (outcome === undefined) return [];
    const { status, example } = answer;
    const { certainty, reason } = shown;
    return [[outcome, { status, ...(example === undefined ? {} : { example }), certainty, reason }] as const];
  });
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

function sharingKey({ status, description }: AnswerFacts): string {
  return `${status} ${description}`;
}

/** Returns the answers that many operations of a contract share. */
export function sharedAnswers(facts: readonly OperationFacts[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { refusals } of facts)
    for (const answer of refusals) counts.set(sharingKey(answer), (counts.get(sharingKey(answer)) ?? 0) + 1);
  const many = Math.max(5, facts.length * 0.4);
  return new Set([...counts].filter(([, count]) => count >= many).map(([key]) => key));
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

import type { Answer } from './answer.ts';
import { isAnswered } from './answer.ts';
import type { ProofLine } from './line.ts';
import { inMark, placeOfFirst, requestOf, type ProvedAct, type World } from './world.ts';

/** A verdict about an answer, before it has the line to edit. */
export interface Verdict {
  readonly detail?: string;
  /** The keys below the mark of the act to edit; omitted for the answer of the outcome. */
  readonly edit?: readonly string[];
  /** The path in the document to edit, instead of a part of the act's mark. */
  readonly editAt?: readonly string[];
}

/** Creates the line of a step that ended as it should. */
export async function passed(world: World, name: string, answer: Answer, detail = ''): Promise<ProofLine> {
  return {
    ...{ name, result: 'ok', ...requestPart(world, answer.proved), status: answer.status },
    ...(detail === '' ? {} : { detail }),
    ...(answer.breaks === undefined
      ? {}
      : { breaks: answer.breaks, ...placePart(await placeOfFirst(world, answerPaths(answer))) }),
  };
}

/** Creates the line of a step that ended otherwise. */
export async function failed(
  world: World,
  name: string,
  answer: Answer,
  verdict: Verdict,
): Promise<ProofLine> {
  const { detail, edit, editAt } = verdict;
  const paths =
    editAt !== undefined
      ? [editAt]
      : edit === undefined
        ? answerPaths(answer)
        : inMark(answer.proved, ...edit);
  return {
    ...{ name, result: 'failed', ...requestPart(world, answer.proved), status: answer.status },
    ...(detail === undefined ? {} : { detail }),
    ...(answer.breaks === undefined ? {} : { breaks: answer.breaks }),
    ...placePart(await placeOfFirst(world, paths)),
  };
}

/** Creates the line of a step that couldn't be tried. */
export async function notPossible(
  world: World,
  name: string,
  detail: string,
  { proved, edit = [] }: { readonly proved?: ProvedAct | undefined; readonly edit?: readonly string[] } = {},
): Promise<ProofLine> {
  const paths = proved === undefined ? [['x-login', ...edit]] : inMark(proved, ...edit);
  return {
    ...{ name, result: 'not possible', detail },
    ...(proved === undefined ? {} : requestPart(world, proved)),
    ...placePart(await placeOfFirst(world, paths)),
  };
}

/** Creates the line of a step for which the fixtures lack an account. */
export async function withoutAccount(
  world: World,
  name: string,
  wanted: string,
  proved: ProvedAct,
): Promise<ProofLine> {
  const { place: _place, ...line } = await notPossible(
    world,
    name,
    `the fixtures have no account with ${wanted}`,
    { proved },
  );
  return { ...line, ...placePart(world.fixtures) };
}

/** Expects a refusal with one of these outcomes, which gives the app no token. */
export async function expectRefusal(
  world: World,
  name: string,
  answer: Answer,
  outcomes: readonly string[],
): Promise<ProofLine> {
  const problem = refusalProblem(answer, outcomes);
  return problem === undefined
    ? passed(world, name, answer, answer.status < 400 ? 'refused by its body' : '')
    : failed(world, name, answer, problem);
}

/** Returns why an answer isn't a refusal with one of these outcomes; undefined if it is. */
export function refusalProblem(answer: Answer, outcomes: readonly string[]): Verdict | undefined {
  const { outcome, proved, status, tokens, hadToken } = answer;
  if (!outcomes.includes(outcome)) return { detail: unexpected(answer, outcomes), edit: ['reads'] };
  if (!isAnswered(proved.act, outcome)) return { detail: missingAnswer(answer), edit: ['answers'] };
  const [token] = tokens;
  // some APIs renew the token of a session with each answer
  if (token !== undefined && !hadToken) return { detail: `the refusal has a valid token in ${token.place}` };
  if (status < 300 && isLikeSuccess(answer))
    return { detail: "an app can't tell the refusal from the success: both have the same status and fields" };
  return undefined;
}

/** Returns the problem of an answer that isn't a success; undefined if it is one. */
export function successProblem(answer: Answer, outcomes: readonly string[]): Verdict | undefined {
  const { outcome, proved } = answer;
  if (!outcomes.includes(outcome)) return { detail: unexpected(answer, outcomes), edit: ['reads'] };
  if (!isAnswered(proved.act, outcome) && !isExample(proved))
    return { detail: missingAnswer(answer), edit: ['answers'] };
  return undefined;
}

function isExample({ act }: ProvedAct): boolean {
  return act.mark.name === 'protected' || act.mark.name === 'public';
}

/** Describes an answer that has another outcome than expected. */
function unexpected({ outcome, status, reason }: Answer, outcomes: readonly string[]): string {
  const got = [outcome === '' ? `status ${status}` : outcome, reason === '' ? '' : `(${reason})`];
  return `expected ${outcomes.join(' or ')}, got ${got.filter(Boolean).join(' ')}`;
}

function missingAnswer({ outcome, status }: Answer): string {
  return `no answer for ${outcome}; add to the answers: ${outcome}: { status: ${status}, body: … }`;
}

/** Whether a refusal has the same status and the same members as the success of its act. */
function isLikeSuccess({ proved, status, body }: Answer): boolean {
  const { table, ids } = proved.act;
  const success = ids.find((id) => id === 'signed-in' || id === 'done' || id === 'who-am-i');
  if (success === undefined) return false;
  const { status: usual, template } = table.answerOf(success);
  return usual === status && namesIn(template) === namesIn(body);
}

function namesIn(value: unknown): string {
  return typeof value === 'object' && value !== null ? Object.keys(value).sort().join() : typeof value;
}

function answerPaths({ proved, outcome }: Answer): readonly (readonly (string | number)[])[] {
  return [
    ...(outcome === '' ? [] : inMark(proved, 'answers', outcome)),
    ...inMark(proved, 'answers'),
    ...inMark(proved),
  ];
}

function requestPart({ model }: World, proved: ProvedAct) {
  return { operation: proved.head.operationId, request: requestOf(model, proved) };
}

function placePart(place: string | undefined) {
  return place === undefined ? {} : { place };
}

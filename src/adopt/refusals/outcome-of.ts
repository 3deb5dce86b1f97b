import type { ActName, DeclaredOutcome } from '../../declared/marks/names.ts';
import { isRecord } from '../../json.ts';
import { outcomeAt } from './by-act.ts';
import { outcomeByStatus } from './by-status.ts';
import { ruleFor } from './text-meanings.ts';
import { textsOf, weights, type EvidenceText, type ShownAnswer } from './texts.ts';

/** The operation of an answer. */
export interface AnsweringOperation {
  readonly act?: ActName | undefined;
  /** The other statuses that the operation has. */
  readonly beside?: readonly number[];
  /** Whether its second step finds the sign-in by the session instead of a challenge. */
  readonly joinedBySession?: boolean;
}

/** The outcome that an answer shows. */
export interface ShownOutcome {
  readonly outcome: DeclaredOutcome;
  /** The reason in the marks, such as `expired` of `challenge-invalid/expired`, if the answer tells it. */
  readonly variant?: string;
  readonly certainty: 'sure' | 'likely';
  /** A sentence for the person who reads the marks. */
  readonly reason: string;
  /** The weight of the evidence, to compare examples of one outcome. */
  readonly weight: number;
}

/** The weight of a status without a text that tells more. */
export const weightOfStatus = 1;

/** Returns the refusal that an answer shows; undefined if its cause can't be told. */
export function outcomeOf(answer: ShownAnswer, operation: AnsweringOperation = {}): ShownOutcome | undefined {
  const texts = textsOf(answer).filter((text) => !isStatusPhrase(text.words, answer.status));
  const read = texts
    .flatMap((text) => readingOf(text, answer.status, operation))
    .filter((one) => answer.status >= 400 || canBeOfSuccess(one, answer));
  const telling = read.some(({ isVague }) => !isVague) ? read.filter(({ isVague }) => !isVague) : read;
  const ranked = rank(withoutGeneral(telling));
  const [best, next] = ranked;
  if (best === undefined) return byStatus(answer.status, operation, texts);
  if (next?.weight === best.weight) return unusable(ranked, best.weight);
  const isOfStatus = outcomeByStatus(answer.status, operation.act, [])?.certainty === 'sure';
  const isPlain = best.readings.some(({ isVague }) => !isVague);
  const isSure = isTold(best, next) || (isOfStatus && isPlain && next === undefined);
  return {
    outcome: best.outcome,
    ...(best.variant === undefined ? {} : { variant: best.variant }),
    certainty: isSure ? 'sure' : 'likely',
    reason: reasonOf(best, next),
    weight: best.weight,
  };
}

/** Returns what the status tells. A text of the body that no rule knows names a cause that it doesn't tell. */
function byStatus(
  status: number,
  { act, beside = [] }: AnsweringOperation,
  texts: readonly EvidenceText[],
): ShownOutcome | undefined {
  if (status < 400) return undefined;
  const found = outcomeByStatus(status, act, beside);
  const isUnknownText = texts.some(({ from }) => from === 'code' || from === 'message');
  if (found === undefined || (isUnknownText && found.certainty === 'likely')) return undefined;
  const certainty = isUnknownText && status >= 500 ? 'likely' : found.certainty;
  const where = act === undefined ? '' : ` at ${act}`;
  const reason = `only the status ${status}${where} tells it`;
  return { ...found, certainty, reason, weight: weightOfStatus };
}

/** A list of faults, some of missing and some of malformed values, is about the form of the request. */
function unusable(ranked: readonly Ranked[], weight: number): ShownOutcome | undefined {
  const ofForm: readonly DeclaredOutcome[] = ['malformed-request', 'missing-credentials'];
  if (!ranked.every(({ outcome }) => ofForm.includes(outcome))) return undefined;
  const reason = 'its texts name missing and malformed values';
  return { outcome: 'malformed-request', certainty: 'likely', reason, weight };
}

/** A text, and the outcome that it names. */
interface Reading {
  readonly text: EvidenceText;
  readonly outcome: DeclaredOutcome;
  readonly variant: string | undefined;
  readonly isVague: boolean;
  /** Whether the text names several causes. */
  readonly isEither: boolean;
}

function readingOf(text: EvidenceText, status: number, operation: AnsweringOperation): readonly Reading[] {
  const rule = ruleFor(text.words, status);
  if (rule === undefined) return [];
  const found = outcomeAt(rule.meaning, rule.variant, operation.act);
  if (found === undefined) return [];
  const target =
    operation.joinedBySession === true && found.outcome === 'challenge-invalid'
      ? bySession(found.variant)
      : found;
  return [
    {
      text,
      outcome: target.outcome,
      variant: target.variant,
      isVague: rule.isVague === true,
      isEither: / (or|oder|ou|o) /.test(text.words),
    },
  ];
}

/** Texts of a success are about the account, unless it asks for more, redirects, or has the form of an error. */
function canBeOfSuccess({ outcome, text }: Reading, { body, status }: ShownAnswer): boolean {
  if (text.from === 'name' || text.from === 'description') return isStep(outcome);
  if (status >= 300 && text.from === 'header') return true;
  if (hasErrorForm(body)) return true;
  return isStep(outcome) && (!hasToken(body) || /required/.test(text.words));
}

function hasErrorForm(body: unknown): boolean {
  if (!isRecord(body)) return false;
  const { error, errors, success, ok, status } = body;
  const isList = Array.isArray(errors) ? errors.length > 0 : isRecord(errors);
  const isError = typeof error === 'string' ? error !== '' : isRecord(error) || error === true;
  return isList || isError || success === false || ok === false || /^(error|fail)/i.test(String(status));
}

function hasToken(body: unknown): boolean {
  if (!isRecord(body)) return false;
  return Object.entries(body).some(
    ([name, value]) =>
      (typeof value === 'string' && /^(access_?token|token|jwt|id_?token|session_?token)$/i.test(name)) ||
      hasToken(value),
  );
}

/** Special outcomes of general ones: `invalid_token` with “The token expired” is about the expiry. */
const generalOf: Readonly<Partial<Record<DeclaredOutcome, DeclaredOutcome>>> = {
  'token-expired': 'token-invalid',
  'token-reused': 'token-invalid',
  'locked-out': 'account-disabled',
};

/** Omits the readings that only repeat a special one in general words. */
function withoutGeneral(readings: readonly Reading[]): readonly Reading[] {
  const general = readings.filter(({ isEither }) => !isEither).map(({ outcome }) => generalOf[outcome]);
  return readings.filter(({ outcome }) => !general.includes(outcome));
}

function bySession(variant: string | undefined): {
  readonly outcome: DeclaredOutcome;
  readonly variant?: string;
} {
  return { outcome: variant === 'expired' ? 'token-expired' : 'token-invalid' };
}

function isStep(outcome: DeclaredOutcome): boolean {
  return outcome === 'second-factor-required' || outcome === 'captcha-required';
}

/** An outcome with its evidence. */
interface Ranked {
  readonly outcome: DeclaredOutcome;
  readonly variant: string | undefined;
  readonly weight: number;
  readonly readings: readonly Reading[];
}

function rank(readings: readonly Reading[]): readonly Ranked[] {
  const outcomes = [...new Set(readings.map(({ outcome }) => outcome))];
  return outcomes
    .map((outcome) =>
      ranked(
        outcome,
        readings.filter((one) => one.outcome === outcome),
      ),
    )
    .sort((one, other) => other.weight - one.weight);
}

function ranked(outcome: DeclaredOutcome, readings: readonly Reading[]): Ranked {
  const variants = [...new Set(readings.flatMap(({ variant }) => (variant === undefined ? [] : [variant])))];
  const [only] = variants;
  const isOne = variants.length === 1 && !readings.some(({ isEither }) => isEither);
  // the same text in several members counts once
  const origins = new Set(readings.map(({ text }) => text.from));
  const weight = [...origins].reduce((sum, from) => sum + weights[from], 0);
  return { outcome, variant: isOne ? only : undefined, weight, readings };
}

/** Whether the texts tell one cause, and at least one of them plainly. */
function isTold(best: Ranked, next: Ranked | undefined): boolean {
  if (next !== undefined || best.readings.every(({ isVague }) => isVague)) return false;
  return best.weight >= 3 || best.readings.some(({ isEither }) => !isEither);
}

function reasonOf({ readings }: Ranked, next: Ranked | undefined): string {
  const [first] = [...readings].sort((one, other) => weights[other.text.from] - weights[one.text.from]);
  const own = first === undefined ? '' : `its ${first.text.from} says “${first.text.shown.slice(0, 80)}”`;
  return next === undefined ? own : `${own}, but another text suggests ${next.outcome}`;
}

const phrases: Readonly<Partial<Record<number, string>>> = {
  400: 'request',
  401: 'unauthorized',
  402: 'payment required',
  403: 'forbidden',
  404: 'not found',
  409: 'conflict',
  422: 'unprocessable (entity|content)',
  423: 'locked',
  429: 'too many requests',
};

/** Whether a text only repeats the status, as `Unauthorized` does. */
function isStatusPhrase(words: string, status: number): boolean {
  if (/^(string|error|errors|fail|failure|ok|success|default|response|example|http|\d+)$/.test(words))
    return true;
  const phrase = phrases[status];
  if (phrase === undefined) return false;
  return new RegExp(
    `^(http )?(error |invalid |${status} |status )*(${phrase})?( (error|response|exception|${status}))*$`,
  ).test(words);
}

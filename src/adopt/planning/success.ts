import type { ActName } from '../../declared/marks/names.ts';
import { isRecord, type Node } from '../../json.ts';
import type { Habit } from '../habits/habit.ts';
import { tokenRank } from '../facts/lexicon.ts';
import { wordsOf } from '../facts/name-parts.ts';
import type { AnswerFacts } from '../facts/operation.ts';
import type { RecognisedOperation } from '../recognise/recognise.ts';
import { startsSession } from '../recognise/tokens.ts';
import { accountIn, isAccount, placeholderOf, type AccountShape } from './account.ts';
import { bodyOf } from './sample.ts';
import { withoutSecondStep } from './second-step.ts';
import { templateOf, withMember } from './template.ts';

/** The data that the bodies of successes are made of. */
export interface BodyContext {
  readonly document: Node;
  readonly account: AccountShape;
  /** Whether a refresh gives a new refresh token, or any answer has one. */
  readonly hasRefresh: boolean;
  readonly habit: Habit | undefined;
}

/** Returns the body of a success by the contract: its example, or a sample of its schema. */
export async function shownBody(success: AnswerFacts | undefined, document: Node): Promise<unknown> {
  const [example] = success?.examples.values() ?? [];
  if (example !== undefined || success?.schema === undefined) return example;
  return await bodyOf(document, withoutSecondStep(document, success.schema));
}

/** Returns the body of a success with placeholders for tokens, times and the account; undefined if it has none. */
export async function successBody(
  { acts, tokens, traits }: RecognisedOperation,
  { document, account: shape, hasRefresh, habit }: BodyContext,
): Promise<unknown> {
  const body = await shownBody(traits.facts.success, document);
  const places = new Map([...tokens].map(([kind, { place }]) => [place, kind] as const));
  const signsIn = acts.some((act) => startsSession.includes(act)) && places.size > 0;
  const described = acts.some((act) => ofAccount.includes(act)) ? accountIn(body) : undefined;
  // the answer about the signed-in account describes it, however little it has
  const account = described ?? (acts.includes('current-account') && isRecord(body) ? body : undefined);
  const isNewToken = acts.includes('create-token');

  const filled = templateOf(body, ({ value, path, words, parent }) => {
    const kind = places.get(['body', ...path].join('.'));
    if (isNewToken && typeof value === 'string' && isNewTokenName(words)) return '{{tokens.personal}}';
    if (kind !== undefined && signsIn)
      return kind === 'challenge' ? '{{challenge.id}}' : `{{tokens.${kind}}}`;
    if (signsIn && path.length <= 3) {
      if (words === 'token type') return isMadeUp(value) ? tokenTypeOf(habit) : undefined;
      const time = timeOf(words, value, hasRefresh);
      if (time !== undefined) return time;
    }
    const isOfAccount = (account !== undefined && parent === account) || isAccount(parent, path.at(-2) ?? '');
    return isOfAccount && !isRecord(value) ? placeholderOf(path.at(-1) ?? '', value, shape) : undefined;
  });
  const place = tokens.get('access')?.place;
  // a token that the contract doesn't show, but a person named
  return place?.startsWith('body.') === true && signsIn && !JSON.stringify(filled ?? '').includes(accessToken)
    ? withMember(filled, place.split('.').slice(1), accessToken)
    : filled;
}

/** Whether a name is that of the value of a new personal token. */
function isNewTokenName(words: string): boolean {
  return tokenRank({ words }) >= 3 || /^(key|secret|value|plain text token|api key)$/.test(words);
}

const accessToken = '{{tokens.access}}';
/** The acts whose success may have the account. */
const ofAccount: readonly ActName[] = [...startsSession, 'current-account', 'update-account'];

function isMadeUp(value: unknown): boolean {
  return value === 'string' || value === '';
}

/** Returns the type of a token as the framework writes it. */
function tokenTypeOf(habit: Habit | undefined): string {
  const body: unknown = habit?.answers['signed-in']?.body;
  const usual = Object.entries(isRecord(body) ? body : {}).find(([name]) => wordsOf(name) === 'token type');
  return typeof usual?.[1] === 'string' ? usual[1] : 'Bearer';
}

/** Returns the placeholder of a time of a token; undefined if the words name none. */
function timeOf(words: string, value: unknown, hasRefresh: boolean): unknown {
  const of = /\brefresh\b/.test(words) ? (hasRefresh ? 'refresh' : undefined) : 'access';
  if (of === undefined) return undefined;
  if (
    /\bexpires? in( seconds)?$|^(access )?(token )?(lifetime|ttl|max age)$/.test(words) &&
    typeof value === 'number'
  )
    return `{{tokens.${of}.lifetime.${value > 1_000_000 ? 'ms' : 's'}}}`;
  if (/\b(expires?( at| on)?|expir(y|ation)( date| time)?|valid until)$/.test(words)) {
    if (typeof value === 'string') return `{{tokens.${of}.expires.iso}}`;
    if (typeof value === 'number') return `{{tokens.${of}.expires.${value > 1e11 ? 'epochMs' : 'epoch'}}}`;
  }
  return undefined;
}

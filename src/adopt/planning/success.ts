import type { Node } from '../../json.ts';
import type { AnswerFacts } from '../facts/operation.ts';
import type { RecognisedOperation } from '../recognise/recognise.ts';
import { startsSession } from '../recognise/tokens.ts';
import { sampleOf } from '../write/sample.ts';
import { isAccount, placeholderOf, type AccountShape } from './account.ts';
import { templateOf, withMember } from './template.ts';

/** The data that the bodies of successes are made of. */
export interface BodyContext {
  readonly document: Node;
  readonly account: AccountShape;
  /** Whether a refresh gives a new refresh token, or any answer has one. */
  readonly hasRefresh: boolean;
}

/** Returns the body of a success by the contract: its example, or a sample of its schema. */
export async function shownBody(success: AnswerFacts | undefined, document: Node): Promise<unknown> {
  const [example] = success?.examples.values() ?? [];
  if (example !== undefined || success?.schema === undefined) return example;
  return await sampleOf(document, success.schema);
}

/** Returns the body of a success with placeholders for tokens, times and the account; undefined if it has none. */
export async function successBody(
  { acts, tokens, traits }: RecognisedOperation,
  { document, account, hasRefresh }: BodyContext,
): Promise<unknown> {
  const body = await shownBody(traits.facts.success, document);
  const places = new Map([...tokens].map(([kind, { place }]) => [place, kind] as const));
  const signsIn = acts.some((act) => startsSession.includes(act)) && places.size > 0;
  let object: Node | undefined;

  const filled = templateOf(body, ({ value, path, words }) => {
    const kind = places.get(['body', ...path].join('.'));
    if (kind !== undefined && signsIn)
      return kind === 'challenge' ? '{{challenge.id}}' : `{{tokens.${kind}}}`;
    if (signsIn && path.length <= 3) {
      const time = timeOf(words, value, hasRefresh);
      if (time !== undefined) return time;
    }
    if (isAccount(value, path.at(-1) ?? '')) object = value as Node;
    const key = path.at(-1) ?? '';
    const isOfAccount =
      object !== undefined &&
      Object.hasOwn(object, key) &&
      object[key] === value &&
      typeof value !== 'object';
    return isOfAccount ? placeholderOf(key, value, account) : undefined;
  });
  const [place] = places.keys();
  // a token that only a recognised place has
  return filled === undefined && place?.startsWith('body.') === true
    ? withMember({}, place.split('.').slice(1), '{{tokens.access}}')
    : filled;
}

/** Returns the placeholder of a time of a token; undefined if the words name none. */
function timeOf(words: string, value: unknown, hasRefresh: boolean): unknown {
  const of = /\brefresh\b/.test(words) ? (hasRefresh ? 'refresh' : undefined) : 'access';
  if (words === 'token type') return value === 'string' || value === '' ? 'Bearer' : undefined;
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

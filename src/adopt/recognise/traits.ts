import { isNamed, isOfAccount, tokenRank, type Purpose } from '../facts/lexicon.ts';
import type { AnswerFacts, OperationFacts, RequestField } from '../facts/operation.ts';

/** What an operation's request and answer have, as far as it tells acts apart. */
export interface Traits {
  readonly facts: OperationFacts;
  readonly method: string;
  /** Whether its path ends with a parameter, such as `/users/{id}`. */
  readonly endsWithParameter: boolean;
  readonly hasParameter: boolean;
  /** Whether its success is a list, or a page of a list. */
  readonly isList: boolean;
  readonly hasToken: boolean;
  readonly hasRefreshToken: boolean;
  /** Whether its success sets a cookie, or has a header with a token. */
  readonly setsCookie: boolean;
  readonly accountFields: number;
  /** The fields of its request that can be written, apart from ids in the path. */
  readonly fields: readonly RequestField[];
  has(purpose: Purpose): boolean;
  /** Whether its words match a pattern, anywhere. */
  says(pattern: RegExp): boolean;
  /** Whether the words of its path match a pattern. */
  isAt(pattern: RegExp): boolean;
}

/** Reads the traits of an operation. */
export function traitsOf(facts: OperationFacts): Traits {
  const { segments, success, head } = facts;
  const fields = facts.request.filter(({ place }) => !place.startsWith('path.'));
  const answer = success?.shape.fields ?? [];
  const own = answer.filter(({ path }) => !path.includes('0'));
  const path = ` ${segments.join(' / ')} `;
  const words = ` ${[segments.join(' / '), facts.name, facts.summary, facts.description].join(' | ')} `;
  const isNotEmpty = facts.head.method !== 'GET' || fields.length > 0;
  const hasToken =
    own.some((field) => tokenRank(field) >= 3 && canBeText(field.types)) ||
    (isNotEmpty && isBareText(success));
  return {
    facts,
    method: head.method,
    endsWithParameter: segments.at(-1) === '{}',
    hasParameter: segments.includes('{}'),
    isList: isListOf(success),
    hasToken,
    hasRefreshToken: own.some((field) => isNamed(field, 'refresh') && canBeText(field.types)),
    setsCookie: (success?.headers ?? []).some((name) =>
      /^set-cookie$|^authorization$|token|session/i.test(name),
    ),
    accountFields: own.filter(isOfAccount).length,
    fields,
    has: (purpose) =>
      fields.some((field) => isNamed(field, purpose) && canBeText(field.types)) ||
      (purpose === 'password' && fields.some(({ format }) => format === 'password')),
    says: (pattern) => pattern.test(words),
    isAt: (pattern) => pattern.test(path),
  };
}

function canBeText(types: readonly string[]): boolean {
  return (
    types.length === 0 || types.some((type) => type === 'string' || type === 'integer' || type === 'number')
  );
}

/** Whether the success is one text, such as a token by itself. */
function isBareText(success: AnswerFacts | undefined): boolean {
  if (success === undefined || success.status.startsWith('3')) return false;
  const says = /token|jwt|session|key/i.test(success.description);
  return success.shape.types.includes('string') && says;
}

function isListOf(success: AnswerFacts | undefined): boolean {
  if (success === undefined) return false;
  const { types, fields } = success.shape;
  if (types.includes('array')) return true;
  const top = fields.filter(({ path }) => path.length === 1);
  const lists = top.filter((field) => field.types.includes('array'));
  return lists.some(({ words }) =>
    /^(items|data|results|records|rows|entries|list|content|values|users|accounts)$/.test(words),
  );
}

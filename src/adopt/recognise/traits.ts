import type { ActName } from '../../declared/marks/names.ts';
import { isNamed, isOfAccount, tokenRank, type Purpose } from '../facts/lexicon.ts';
import type { RequestField } from '../facts/fields.ts';
import type { AnswerFacts, OperationFacts } from '../facts/operation.ts';

/** The properties of an operation's request and answer that tell acts apart. */
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
  /** The fields of its request that can be written, apart from ids in the path and the session. */
  readonly fields: readonly RequestField[];
  has(purpose: Purpose): boolean;
  /** Whether the contract secures some operations only, so that security tells operations apart. */
  readonly isOpen: boolean | undefined;
  /** Whether it takes Basic credentials, and most other operations don't. */
  readonly takesBasic: boolean;
  /** The acts of operations at the same path that are recognised by themselves. */
  readonly beside: readonly ActName[];
  /** Whether the words of its path, operationId or summary match a pattern. */
  says(pattern: RegExp): boolean;
  /** Whether the words of its path match a pattern. */
  isAt(pattern: RegExp): boolean;
}

/** The properties of the contract as a whole. */
export interface Surroundings {
  /** Whether some operations are open and others are not. */
  readonly hasBoth: boolean;
  readonly basicSchemes: readonly string[];
  /** The acts that are recognised so far, by path. */
  readonly known: ReadonlyMap<string, readonly ActName[]>;
}

/** Reads the traits of an operation. */
export function traitsOf(facts: OperationFacts, { hasBoth, basicSchemes, known }: Surroundings): Traits {
  const { segments, success, head } = facts;
  const fields = facts.request.filter(
    (field) => !field.place.startsWith('path.') && !facts.credentials.includes(field),
  );
  const answer = success?.shape.fields ?? [];
  const own = answer.filter(({ path }) => !path.includes('0'));
  const path = ` ${segments.join(' / ')} `;
  const words = ` ${[segments.join(' / '), facts.name, facts.summary].join(' | ')} `;
  const isNotEmpty = facts.head.method !== 'GET' || fields.length > 0;
  const hasToken =
    own.some((field) => tokenRank(field) >= 3 && canBeText(field.types)) ||
    answer.some((field) => tokenRank(field) >= 5 && field.path.length <= 3 && canBeText(field.types)) ||
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
    isOpen: hasBoth ? facts.isOpen : undefined,
    takesBasic: facts.security.length === 1 && basicSchemes.includes(facts.security[0] ?? ''),
    beside: known.get(head.template) ?? [],
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
  if (lists.length === 1 && top.length === 1) return true;
  return lists.some(({ words }) =>
    /^(items|data|results|records|rows|entries|list|content|values|users|accounts)$/.test(words),
  );
}

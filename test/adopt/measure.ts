import type { Recognition, RecognisedOperation } from '../../src/adopt/recognise/recognise.ts';
import type { Certainty } from '../../src/adopt/plan.ts';
import type { Key, KeyOperation } from './keys.ts';

/** The kinds of marks that are counted. */
export type MarkKind = 'act' | 'place' | 'token' | 'outcome' | 'session';

/** One mark of the key or of the recogniser, compared. */
export interface Compared {
  readonly kind: MarkKind;
  /** An open mark is of the key, and the recogniser left it to a person: by a guess in a comment that is right, or by nothing. */
  readonly result: 'right' | 'wrong' | 'guessed' | 'missing';
  /** Whether it is a sign-in's act, login, password or token. */
  readonly isOfSignIn: boolean;
  /** How certain the recogniser was; omitted for missing marks. */
  readonly certainty?: Certainty | undefined;
  /** The expected mark, and the recognised one. */
  readonly text: string;
}

/** Outcomes that every API has, and that tell nothing of its login. */
export const notCounted: readonly string[] = ['server-error', 'unavailable'];

/** Compares the recognised login of a contract with its answer key. Marks beyond the key are wrong. */
export function compare({ operations, carriers }: Recognition, key: Key): readonly Compared[] {
  const found = new Map(operations.map((one) => [titleOf(one), one]));
  const known = new Set([...Object.keys(key.operations), ...Object.keys(key.open ?? {})]);
  const expected = Object.entries(key.operations).flatMap(([title, operation]) => {
    const one = found.get(title);
    return [...comparedActs(title, operation, one), ...comparedParts(title, operation, one)];
  });
  const extra = operations
    .filter((one) => one.certainty !== 'open' && !known.has(titleOf(one)))
    .flatMap((one) => one.acts.map((act) => extraAct(titleOf(one), 'no mark', one, act)));
  return [...expected, ...extra, ...comparedSession(key, carriers[0]?.place)];
}

function titleOf({ head }: RecognisedOperation): string {
  return `${head.method} ${head.template}`;
}

function extraAct(title: string, expected: string, one: RecognisedOperation, act: string): Compared {
  const reasons = one.reasons.slice(0, 3).join('; ');
  return {
    ...{ kind: 'act', result: 'wrong', certainty: one.certainty },
    isOfSignIn: act === 'sign-in' || expected === 'sign-in',
    text: `${title}: ${expected}, but got ${act}: ${reasons}`,
  };
}

function comparedActs(
  title: string,
  { acts }: KeyOperation,
  found: RecognisedOperation | undefined,
): readonly Compared[] {
  const got = found?.acts ?? [];
  const isGuess = found?.certainty === 'open';
  const extra = isGuess ? [] : got.filter((act) => !acts.includes(act));
  const missing = acts.filter((act) => !got.includes(act));
  const of = (result: Compared['result']) => (act: string) => ({
    ...{ kind: 'act' as const, result, isOfSignIn: act === 'sign-in', text: `${title}: ${act}` },
    ...(result === 'right' ? { certainty: found?.certainty } : {}),
  });
  return [
    ...acts.filter((act) => got.includes(act)).map(of(isGuess ? 'guessed' : 'right')),
    ...(found === undefined ? [] : extra.map((act) => extraAct(title, acts.join(' and '), found, act))),
    // a wrong act in place of the right one counts once
    ...missing.slice(extra.length).map(of('missing')),
  ];
}

/** A value of the key and of the recogniser, by name. */
interface Part {
  readonly kind: MarkKind;
  readonly name: string;
  readonly expected: readonly string[];
  /** Whether the key expects it, rather than allows it. */
  readonly isExpected: boolean;
  readonly got: readonly string[];
  readonly certainty?: Certainty | undefined;
}

function comparedParts(
  title: string,
  operation: KeyOperation,
  found: RecognisedOperation | undefined,
): readonly Compared[] {
  const beyond = Object.keys(operation.beyond ?? {});
  const isSignIn = operation.acts.includes('sign-in');
  return partsOf(operation, found)
    .filter(({ expected }) => expected.length === 0 || !expected.every((one) => beyond.includes(one)))
    .filter(({ isExpected, got }) => isExpected || (got.length > 0 && found?.certainty !== 'open'))
    .map((part) => comparedPart(title, part, isSignIn));
}

/** Lists the values of the key, and those that the recogniser found for the right act. */
function partsOf(operation: KeyOperation, found: RecognisedOperation | undefined): readonly Part[] {
  const isRight = found !== undefined && operation.acts.some((act) => found.acts.includes(act));
  const got = isRight ? found : undefined;
  const { fields: _, ...reads } = operation.reads ?? {};
  const { tokens = {}, answers = {} } = operation;
  const names = (one: object, other: Iterable<string> | undefined) => [
    ...new Set([...Object.keys(one), ...(other ?? [])]),
  ];
  const certainty = (part: { readonly certainty: Certainty } | undefined) =>
    lowest(part?.certainty, got?.certainty);
  return [
    ...names(reads, got?.reads.keys()).map((name) => {
      const place = got?.reads.get(name as never);
      const expected = listOf(reads[name as 'login']);
      return part({ kind: 'place', name, expected, got: place?.places ?? [], certainty: certainty(place) });
    }),
    ...names(tokens, got?.tokens.keys()).map((name) => {
      const token = got?.tokens.get(name as never);
      const expected = listOf(tokens[name as 'access']);
      return part({ kind: 'token', name, expected, got: listOf(token?.place), certainty: certainty(token) });
    }),
    ...names(answers, got?.answers.keys())
      .filter((name) => !notCounted.includes(name))
      .map((name) => {
        const answer = got?.answers.get(name as never);
        const listed = listOf(answers[name as 'done']);
        const expected = [...new Set([...listed, ...(operation.possible?.[name] ?? []).map(String)])];
        const isExpected = listed.length > 0 || expected.length === 0;
        const status = { got: listOf(answer?.status), certainty: certainty(answer) };
        return { ...part({ kind: 'outcome', name, expected, ...status }), isExpected };
      }),
  ];
}

function part(one: Omit<Part, 'isExpected'>): Part {
  return { ...one, isExpected: true };
}

function comparedPart(
  title: string,
  { kind, name, expected, got, certainty }: Part,
  isSignIn: boolean,
): Compared {
  const found = got.length > 0 ? `, got ${got.join(', ')}` : '';
  const isRight = expected.includes(got[0] ?? '') || got.includes(expected[0] ?? '-');
  return {
    kind,
    result: got.length === 0 ? 'missing' : resultOf(isRight, certainty),
    isOfSignIn: isSignIn && ['login', 'password', 'access'].includes(name),
    ...(got.length > 0 ? { certainty } : {}),
    text: `${title}: ${name} ${expected.join(', ') || 'not marked'}${found}`,
  };
}

function resultOf(isRight: boolean, certainty: Certainty | undefined): Compared['result'] {
  if (certainty === 'open') return isRight ? 'guessed' : 'missing';
  return isRight ? 'right' : 'wrong';
}

function comparedSession(key: Key, got: string | undefined): readonly Compared[] {
  if (key.session === undefined) return [];
  const expected = listOf(key.session);
  const result = got === undefined ? 'missing' : expected.includes(got) ? 'right' : 'wrong';
  const text = `session ${expected.join(', ')}, got ${got ?? 'none'}`;
  return [{ kind: 'session', result, isOfSignIn: false, text }];
}

const order: readonly Certainty[] = ['sure', 'likely', 'open'];

function lowest(one: Certainty | undefined, other: Certainty | undefined): Certainty | undefined {
  return order.findLast((certainty) => certainty === one || certainty === other);
}

function listOf(value: string | number | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [String(value)];
}

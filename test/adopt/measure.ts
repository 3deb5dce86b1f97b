import type { Recognition, RecognisedOperation } from '../../src/adopt/recognise/recognise.ts';
import type { Certainty } from '../../src/adopt/plan.ts';
import type { Key, KeyOperation } from './keys.ts';

/** The kinds of marks that are counted. */
export type MarkKind = 'act' | 'place' | 'token' | 'outcome' | 'session';

/** One mark of the key or of the recogniser, compared. */
export interface Compared {
  readonly kind: MarkKind;
  readonly result: 'right' | 'wrong' | 'open';
  /** Whether a wrong mark is a sign-in's act, login, password or token. */
  readonly isOfSignIn: boolean;
  /** How certain the recogniser was; omitted for what it didn't mark. */
  readonly certainty?: Certainty;
  /** The expected mark and the recognised one. */
  readonly text: string;
}

/** Compares the recognised marks of a contract with its answer key. Marks beyond the key are wrong. */
export function compare({ operations, carriers }: Recognition, key: Key): readonly Compared[] {
  const found = new Map<string, RecognisedOperation>(
    operations
      .filter(({ certainty }) => certainty !== 'open')
      .map((one) => [`${one.head.method} ${one.head.template}`, one] as const),
  );
  const expected = Object.entries(key.operations).flatMap(([title, operation]) => [
    ...comparedActs(title, operation, found.get(title)),
    ...comparedParts(title, operation, found.get(title)),
  ]);
  const known = new Set([...Object.keys(key.operations), ...Object.keys(key.open ?? {})]);
  const extra = [...found]
    .filter(([title]) => !known.has(title))
    .map(([title, one]) => wrongAct(title, 'no mark', one));
  return [...expected, ...extra, ...comparedSession(key, carriers[0]?.place)];
}

function wrongAct(title: string, expected: string, one: RecognisedOperation): Compared {
  const text = `${title}: ${expected}, but got ${one.acts.join(' and ')}: ${one.reasons.slice(0, 3).join('; ')}`;
  return {
    kind: 'act',
    result: 'wrong',
    isOfSignIn: one.acts.includes('sign-in'),
    certainty: one.certainty,
    text,
  };
}

function comparedActs(
  title: string,
  { acts }: KeyOperation,
  found: RecognisedOperation | undefined,
): readonly Compared[] {
  if (found === undefined)
    return acts.map((act) => ({ kind: 'act', result: 'open', isOfSignIn: false, text: `${title}: ${act}` }));
  const { certainty } = found;
  const extra = found.acts.filter((act) => !acts.includes(act));
  const missing = acts.filter((act) => !found.acts.includes(act));
  const right = acts.filter((act) => found.acts.includes(act));
  return [
    ...right.map((act) => ({
      kind: 'act' as const,
      result: 'right' as const,
      isOfSignIn: false,
      certainty,
      text: `${title}: ${act}`,
    })),
    ...extra.map((act) => wrongAct(title, acts.join(' and '), { ...found, acts: [act] })),
    ...missing.slice(extra.length).map((act) => ({
      kind: 'act' as const,
      result: 'open' as const,
      isOfSignIn: false,
      text: `${title}: ${act}`,
    })),
  ];
}

/** A value of the key and of the recogniser, by name. */
interface Part {
  readonly kind: MarkKind;
  readonly name: string;
  readonly expected: readonly string[];
  readonly got: readonly string[];
  readonly certainty?: Certainty | undefined;
}

function comparedParts(
  title: string,
  operation: KeyOperation,
  found: RecognisedOperation | undefined,
): readonly Compared[] {
  const isRight = found !== undefined && operation.acts.some((act) => found.acts.includes(act));
  const { fields: _, ...ownReads } = operation.reads ?? {};
  const reads = new Map<string, string | readonly string[]>(Object.entries(ownReads));
  const names = (one: Iterable<string>, other: Iterable<string>) =>
    new Set([...one, ...(isRight ? other : [])]);
  const parts: readonly Part[] = [
    ...[...names(reads.keys(), found?.reads.keys() ?? [])].map((name) => {
      const place = isRight ? found.reads.get(name as never) : undefined;
      return {
        ...{ kind: 'place' as const, name, expected: listOf(reads.get(name)), got: place?.places ?? [] },
        certainty: lowest(place?.certainty, found?.certainty),
      };
    }),
    ...[...names(Object.keys(operation.tokens ?? {}), found?.tokens.keys() ?? [])].map((name) => ({
      ...{ kind: 'token' as const, name, expected: listOf(operation.tokens?.[name as 'access']) },
      got: isRight ? listOf(found.tokens.get(name as 'access')?.place) : [],
      certainty: lowest(found?.tokens.get(name as 'access')?.certainty, found?.certainty),
    })),
    ...[...names(Object.keys(operation.answers ?? {}), found?.answers.keys() ?? [])].map((name) => {
      const answer = isRight ? found.answers.get(name as never) : undefined;
      return {
        ...{ kind: 'outcome' as const, name, expected: listOf(operation.answers?.[name as never]) },
        ...{ got: listOf(answer?.status), certainty: lowest(answer?.certainty, found?.certainty) },
      };
    }),
  ];
  const beyond = Object.keys(operation.beyond ?? {});
  return parts
    .filter(({ expected }) => expected.length === 0 || !expected.every((one) => beyond.includes(one)))
    .map((part) => comparedPart(title, part, operation.acts.includes('sign-in')));
}

function comparedPart(
  title: string,
  { kind, name, expected, got, certainty }: Part,
  isSignIn: boolean,
): Compared {
  const text = `${title}: ${name} ${expected.join(', ') || 'not marked'}${got.length > 0 ? `, got ${got.join(', ')}` : ''}`;
  if (got.length === 0) return { kind, result: 'open', isOfSignIn: false, text };
  const isRight = expected.includes(got[0] ?? '') || got.includes(expected[0] ?? '-');
  const isOfSignIn = isSignIn && ['login', 'password', 'access'].includes(name);
  return {
    ...{ kind, isOfSignIn, text, result: isRight ? 'right' : 'wrong' },
    ...(certainty === undefined ? {} : { certainty }),
  };
}

function comparedSession(key: Key, got: string | undefined): readonly Compared[] {
  if (key.session === undefined) return [];
  const expected = listOf(key.session);
  const result = got === undefined ? 'open' : expected.includes(got) ? 'right' : 'wrong';
  return [
    {
      kind: 'session',
      result,
      isOfSignIn: false,
      text: `session ${expected.join(', ')}, got ${got ?? 'none'}`,
    },
  ];
}

const order: readonly Certainty[] = ['sure', 'likely', 'open'];

function lowest(one: Certainty | undefined, other: Certainty | undefined): Certainty | undefined {
  return order.findLast((certainty) => certainty === one || certainty === other);
}

function listOf(value: string | number | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [String(value)];
}

import { expectedOneOf } from '../../../suggestion.ts';
import { tokensOf } from '../defaults.ts';
import type { Marks } from '../types.ts';
import { entriesOf, markKey, resolved, type Path } from './document.ts';
import { errorAt, noteAt, type Finding } from './finding.ts';
import type { MarkedAct, Subject } from './subject.ts';

/** The kinds of names that marks refer to. */
type NameKind = 'token' | 'counter' | 'level' | 'operationId' | 'security scheme';

/** Finds names of tokens, counters, levels, operations and security schemes that don't exist. */
export function unknownNames(subject: Subject): readonly Finding[] {
  const { marks, document, marked, operations } = subject;
  const known: Readonly<Record<NameKind, readonly string[]>> = {
    token: Object.keys(tokensOf(marks)),
    counter: Object.keys(marks.counters ?? {}),
    level: marks.levels ?? [],
    operationId: operations.flatMap(({ operationId }) => operationId ?? []),
    'security scheme': securitySchemes(document),
  };
  const uses = [...usesOfRoot(marks), ...marked.flatMap(({ acts }) => acts.flatMap(usesOfAct))];
  return uses.flatMap(({ kind, name, path }) => {
    if (known[kind].includes(name)) return [];
    const expected =
      known[kind].length === 0 ? `the contract has no ${kind}s` : expectedOneOf(name, known[kind], 10);
    return [errorAt(path, `unknown ${kind} ${name}; ${expected}`)];
  });
}

function securitySchemes(document: Subject['document']): readonly string[] {
  const { securitySchemes: schemes } = resolved(document, document['components']);
  return entriesOf(schemes).map(([name]) => name);
}

/** A name in the marks, with its place. */
interface Use {
  readonly kind: NameKind;
  readonly name: string;
  readonly path: Path;
}

function usesOfRoot(marks: Marks['Marks']): readonly Use[] {
  const tokens = Object.entries(marks.tokens ?? {}).flatMap(([kind, token]) => {
    const at = [markKey, 'tokens', kind];
    return [
      ...one('security scheme', token.security, [...at, 'security']),
      ...one('token', token.sameAs, [...at, 'sameAs']),
      ...one('token', token.with, [...at, 'with']),
      ...one('level', token.level, [...at, 'level']),
      ...several('token', token.renews, [...at, 'renews']),
    ];
  });
  const counters = Object.entries(marks.counters ?? {}).flatMap(([name, { operations }]) =>
    several('operationId', operations === 'all' ? [] : operations, [markKey, 'counters', name, 'operations']),
  );
  return [
    ...tokens,
    ...counters,
    ...ofNeeds(marks.protect, [markKey, 'protect']),
    ...ofAnswers(marks.answers, [markKey, 'answers']),
  ];
}

function usesOfAct({ act, path }: MarkedAct): readonly Use[] {
  return [
    ...several('token', act.issues, [...path, 'issues']),
    ...several('counter', act.counters, [...path, 'counters']),
    ...ofNeeds(act.needs, [...path, 'needs']),
    ...ofAnswers(act.answers, [...path, 'answers']),
  ];
}

function ofNeeds(needs: Marks['Needs'] | undefined, path: Path): readonly Use[] {
  if (typeof needs !== 'object') return [];
  return [
    ...several('token', needs.tokens, [...path, 'tokens']),
    ...one('level', needs.level, [...path, 'level']),
  ];
}

function ofAnswers(answers: Marks['Answers'] | undefined, path: Path): readonly Use[] {
  return Object.entries(answers ?? {}).flatMap(([outcome, { sets, clears }]) => [
    ...several('token', sets, [...path, outcome, 'sets']),
    ...several('token', clears, [...path, outcome, 'clears']),
  ]);
}

function one(kind: NameKind, name: string | undefined, path: Path): readonly Use[] {
  return name === undefined ? [] : [{ kind, name, path }];
}

function several(kind: NameKind, names: readonly string[] | undefined, path: Path): readonly Use[] {
  return (names ?? []).map((name, index) => ({ kind, name, path: [...path, index] }));
}

/** Finds counters that no operation uses. */
export function unusedCounters({ marks, marked }: Subject): readonly Finding[] {
  const used = new Set(marked.flatMap(({ acts }) => acts.flatMap(({ act }) => act.counters ?? [])));
  return Object.entries(marks.counters ?? {}).flatMap(([name, { operations = [] }]) =>
    used.has(name) || operations.length > 0
      ? []
      : [
          noteAt(
            [markKey, 'counters', name],
            `no operation uses the counter ${name}; name it in \`counters\``,
          ),
        ],
  );
}

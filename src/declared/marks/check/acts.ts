import { actRules, readByAll } from '../act-table.ts';
import { hasLoginAndPassword, schemeOf, tokensOf } from '../defaults.ts';
import type { Act, ReadName } from '../names.ts';
import { nameOf, outcomesOf, worksWithoutSession } from '../outcomes.ts';
import { reasons } from '../reasons.ts';
import type { Marks } from '../types.ts';
import { titleOf } from './document.ts';
import { errorAt, errorAtKey, noteAt, type Finding } from './finding.ts';
import type { MarkedAct, MarkedOperation, Subject } from './subject.ts';

/** Finds acts that lack a value that they must read, or a mark that they depend on. */
export function incompleteActs({ marks, marked }: Subject): readonly Finding[] {
  return marked.flatMap((operation) =>
    operation.acts.flatMap(({ act, path }) => [
      ...missingReads(act).map((names) =>
        errorAt(path, `${act.act} must read ${names}; add reads: { ${example(names)}: body.… }`),
      ),
      ...missingMarks(act, marks).map((message) => errorAt(path, message)),
      ...waivedSession(act, path),
    ]),
  );
}

/** An act about the account of the session whose mark asks for none. */
function waivedSession(act: Act, path: MarkedAct['path']): readonly Finding[] {
  if (act.needs !== false || !actRules[act.act].session || worksWithoutSession.includes(act.act)) return [];
  const other = act.act === 'protected' ? 'use the act public' : 'remove it';
  const message = `${act.act} needs a session, but its mark says needs: false; ${other}`;
  return [errorAt([...path, 'needs'], message)];
}

function missingReads({ act, reads = {} }: Act): readonly string[] {
  return actRules[act].requires
    .filter((names) => names.every((name) => reads[name] === undefined))
    .map((names) => names.join(' or '));
}

function example(names: string): string {
  return names.split(' ')[0] ?? names;
}

function missingMarks(act: Act, marks: Marks['Marks']): readonly string[] {
  const { reads = {} } = act;
  const carried = Object.entries(tokensOf(marks)).some(([kind, token]) => schemeOf(kind, token) !== 'none');
  if (act.act === 'csrf' && marks.csrf === undefined)
    return ['csrf issues a token of `csrf`, which the marks at the top lack'];
  if (act.act === 'refresh' && reads.refresh === undefined && !carried)
    return ['refresh must read refresh; add reads: { refresh: body.… }'];
  if (act.act === 'second-factor' && !findsItsSignIn(act, marks))
    return [
      'second-factor must find its sign-in: by reads.challenge, by reads.login, or by the levels of a session',
    ];
  if (act.act === 'create-token' && !hasPersonalToken(act, marks))
    return [
      `create-token needs a kind of token with outlivesSessions; add to the marks at the top: tokens: { ${usual(marks)}personal: { outlivesSessions: true } }`,
    ];
  if (act.secondFactor === 'challenge' && marks.challenge === undefined)
    return ['secondFactor: challenge needs `challenge` in the marks at the top'];
  if (act.secondFactor === 'session' && marks.levels === undefined)
    return ['secondFactor: session needs `levels` in the marks at the top'];
  return [];
}

function hasPersonalToken({ issues = [] }: Act, marks: Marks['Marks']): boolean {
  return (
    issues.length > 0 ||
    Object.values(tokensOf(marks)).some(({ outlivesSessions }) => outlivesSessions === true)
  );
}

/** The kind of token that own kinds replace, for the line to add. */
function usual({ tokens }: Marks['Marks']): string {
  return tokens === undefined ? 'session: {}, ' : '';
}

function findsItsSignIn({ reads = {} }: Act, { challenge, levels }: Marks['Marks']): boolean {
  return (
    (reads.challenge ?? reads.login) !== undefined || challenge?.cookie !== undefined || levels !== undefined
  );
}

/** Notes values that an act never uses. */
export function unusedReads({ marked }: Subject): readonly Finding[] {
  return marked.flatMap(({ acts }) =>
    acts.flatMap(({ act, path }) => {
      const { requires, reads, session } = actRules[act.act];
      const used = new Set([...requires.flat(), ...reads, ...readByAll]);
      // a request can carry login and password instead of a token, and each request can need a code
      if (session && hasLoginAndPassword(act))
        for (const name of ['login', 'password'] as const) used.add(name);
      if (typeof act.needs === 'object') used.add('code');
      const names = readNames(act).filter((name) => !used.has(name));
      return names.map((name) => noteAt([...path, 'reads', name], `${act.act} doesn't use reads.${name}`));
    }),
  );
}

function readNames({ reads = {} }: Act): readonly ReadName[] {
  // the schema accepts only these names
  return Object.keys(reads) as ReadName[];
}

/** Finds an `ends` at an act that doesn't sign out, which has no effect. */
export function unusedEnds({ marked }: Subject): readonly Finding[] {
  return marked.flatMap(({ acts }) => {
    if (acts.some(({ act }) => act.act === 'sign-out')) return [];
    return acts
      .filter(({ act }) => act.ends !== undefined)
      .map(({ act, path }) =>
        errorAtKey([...path, 'ends'], `${act.act} doesn't use ends; ${endsInstead(act)}`),
      );
  });
}

function endsInstead({ act, ends }: Act): string {
  const setsPassword = act === 'change-password' || act === 'reset-password';
  const which = ends === 'all' ? 'all' : 'others';
  return setsPassword
    ? `add to the marks at the top: password: { endsSessions: ${which} }`
    : 'it is for the act sign-out';
}

/** Notes answers for outcomes that their act can't decide; a scenario can force them only if the act has them. */
export function unreachableAnswers({ marks, marked }: Subject): readonly Finding[] {
  return marked.flatMap((operation) => {
    const possible = new Set(operation.acts.flatMap(({ act }) => outcomesOf(act, marks, operation.facts)));
    return operation.acts.flatMap(({ act, path }) => {
      const own = new Set(outcomesOf(act, marks, operation.facts));
      return Object.keys(ownAnswers(operation, path)).flatMap((id) => {
        const name = nameOf(id);
        const isShared = operation.mark.acts !== undefined && possible.has(name);
        if (own.has(name) || isShared || always.includes(name))
          return reasonNotes(id, [...path, 'answers', id]);
        return [noteAtKey([...path, 'answers', id], `${act.act} never has the outcome ${name}`)];
      });
    });
  });
}

/** The outcomes that every operation can have. */
const always: readonly string[] = ['rate-limited', 'server-error', 'unavailable', 'malformed-request'];

function ownAnswers({ mark }: MarkedOperation, path: MarkedAct['path']): Marks['Answers'] {
  const index = path.at(-1);
  const own = typeof index === 'number' ? mark.acts?.[index] : mark;
  return own?.answers ?? {};
}

/** The reasons that the names of counters and rules of the API add to the known ones. */
const openReasons: readonly string[] = ['rate-limited', 'password-rejected'];

function reasonNotes(id: string, path: Finding['path']): readonly Finding[] {
  const [name = '', reason] = id.split('/');
  if (reason === undefined || openReasons.includes(name)) return [];
  const known: Readonly<Record<string, readonly string[]>> = reasons;
  if (known[name]?.includes(reason) === true) return [];
  return [noteAtKey(path, `no act decides ${id}; only a scenario or the Prefer header selects it`)];
}

function noteAtKey(path: Finding['path'], message: string): Finding {
  return { ...noteAt(path, message), atKey: true };
}

/** Finds acts that no request reaches, because an earlier act of the operation matches all their requests. */
export function unreachableActs({ marked }: Subject): readonly Finding[] {
  return marked.flatMap((operation) =>
    operation.acts.flatMap(({ act, path }, index) => {
      const earlier = operation.acts.slice(0, index).findIndex((one) => covers(one.act.when, act.when));
      if (earlier < 0) return [];
      const message = `no request reaches ${act.act}: acts[${earlier}] (${operation.acts[earlier]?.act.act ?? ''}) matches first at ${titleOf(operation)}`;
      return [errorAtKey([...path, act.when === undefined ? 'act' : 'when'], message)];
    }),
  );
}

type When = Act['when'];

/** Whether each request that matches `other` also matches `when`. */
function covers(when: When, other: When): boolean {
  return Object.entries(when ?? {}).every(([place, expected]) => {
    const narrower = other?.[place];
    return narrower !== undefined && includes(expected, narrower);
  });
}

type Expected = NonNullable<When>[string];

function includes(expected: Expected, narrower: Expected): boolean {
  if (isPresence(expected))
    return isPresence(narrower) ? expected.present === narrower.present : expected.present;
  if (isPresence(narrower)) return false;
  const wide = [expected].flat().map(String);
  return [narrower].flat().every((value) => wide.includes(String(value)));
}

function isPresence(expected: Expected): expected is { readonly present: boolean } {
  return typeof expected === 'object' && 'present' in expected;
}

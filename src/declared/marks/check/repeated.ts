import { carriersOf } from '../../contract/security.ts';
import { schemeOf, tokensOf } from '../defaults.ts';
import { markKey } from './document.ts';
import { errorAt, noteAt, type Finding } from './finding.ts';
import type { Subject } from './subject.ts';

/** Finds levels that are listed twice, tokens that repeat each other in a circle, and cookies of two kinds of tokens. */
export function repeatedNames(subject: Subject): readonly Finding[] {
  return [...repeatedLevels(subject), ...circlesOfTokens(subject), ...sharedCookies(subject)];
}

function repeatedLevels({ marks: { levels = [] } }: Subject): readonly Finding[] {
  return levels.flatMap((level, index) =>
    levels.indexOf(level) < index
      ? [errorAt([markKey, 'levels', index], `the level ${level} is listed twice; remove one`)]
      : [],
  );
}

function circlesOfTokens({ marks }: Subject): readonly Finding[] {
  const tokens = tokensOf(marks);
  return Object.keys(tokens).flatMap((kind) => {
    const passed = [kind];
    let next = tokens[kind]?.sameAs;
    while (next !== undefined && !passed.includes(next)) {
      passed.push(next);
      next = tokens[next]?.sameAs;
    }
    if (next !== kind) return [];
    const circle = [...passed, kind].join(' → ');
    return [
      errorAt(
        [markKey, 'tokens', kind, 'sameAs'],
        `sameAs is a circle: ${circle}; one token needs its own value`,
      ),
    ];
  });
}

function sharedCookies({ marks, document }: Subject): readonly Finding[] {
  const carriers = carriersOf(document);
  const firstOf = new Map<string, string>();
  return Object.entries(tokensOf(marks)).flatMap(([kind, token]) => {
    const carrier = carriers.get(token.security ?? '');
    const isCookie =
      token.security === undefined ? schemeOf(kind, token) === 'cookie' : carrier?.in === 'cookie';
    if (!isCookie) return [];
    const name = carrier?.in === 'cookie' ? carrier.name : (token.name ?? kind);
    const first = firstOf.get(name);
    if (first === undefined) firstOf.set(name, kind);
    return first === undefined
      ? []
      : [
          noteAt(
            [markKey, 'tokens', kind],
            `${kind} and ${first} travel in the same cookie ${name}; clients keep only one of them`,
          ),
        ];
  });
}

/** Notes sign-ins that read a password but never compare it, because their list of checks lacks it. */
export function uncheckedPasswords({ marks, marked }: Subject): readonly Finding[] {
  const acts = marked
    .flatMap(({ acts: all }) => all)
    .filter(({ act }) => act.act === 'sign-in' && act.reads?.password !== undefined);
  const message = 'the checks lack password, so every password signs in; add it unless that is meant';
  const own = acts.flatMap(({ act: { checks }, path }) =>
    checks === undefined || checks.includes('password') ? [] : [noteAt([...path, 'checks'], message)],
  );
  const isShared =
    marks.checks?.includes('password') === false && acts.some(({ act }) => act.checks === undefined);
  return isShared ? [...own, noteAt([markKey, 'checks'], message)] : own;
}

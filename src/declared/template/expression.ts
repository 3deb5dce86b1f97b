/** A path of names, or a literal value. */
export type Term = { readonly path: readonly string[] } | { readonly literal: Literal };

type Literal = string | number | boolean | null;

/** The terms of an expression, in the order in which they are tried, or why it is wrong. */
export type Parsed = { readonly terms: readonly Term[] } | { readonly message: string };

const words: ReadonlyMap<string, Literal> = new Map<string, Literal>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** A literal text in quotes, `??`, or a word. */
const token = /\s*(?:'([^']*)'|"([^"]*)"|(\?\?)|([^\s'"?]+))/y;

/** Parses the expression of a placeholder: `account.name ?? 'nobody'`. */
export function parseExpression(expression: string): Parsed {
  const terms: Term[] = [];
  let at = 0;
  let expectsTerm = true;
  while (at < expression.length) {
    token.lastIndex = at;
    const found = token.exec(expression);
    if (found === null) return { message: misplaced(expression.slice(at).trim(), expression) };
    at = token.lastIndex;
    const isOperator = found[3] !== undefined;
    if (isOperator === expectsTerm) return { message: misplaced(found[0].trim(), expression) };
    expectsTerm = isOperator;
    if (isOperator) continue;
    const term = termOf(found);
    if ('message' in term)
      return { message: `${term.message} in {{${expression}}}; expected a path, such as account.id` };
    terms.push(term);
  }
  return expectsTerm ? { message: misplaced('', expression) } : ordered(terms, expression);
}

function misplaced(text: string, expression: string): string {
  if (text === '') return `{{${expression}}} ends without a path; expected one such as account.id`;
  const expected = text === '??' ? 'a path, such as account.id' : '?? or the end';
  return `unexpected ${text} in {{${expression}}}; expected ${expected}`;
}

/** A literal is never missing: a path must come first, and a literal last. */
function ordered(terms: readonly Term[], expression: string): Parsed {
  const [first] = terms;
  if (first !== undefined && 'literal' in first) {
    return { message: `{{${expression}}} begins with a literal; expected a path, such as account.id` };
  }
  const isEarly = terms.slice(0, -1).some((term) => 'literal' in term);
  return isEarly ? { message: `{{${expression}}} has a literal that isn't the last default` } : { terms };
}

function termOf([, single, double, , word = '']: RegExpExecArray): Term | { readonly message: string } {
  const text = single ?? double;
  if (text !== undefined) return { literal: text };
  const known = words.get(word);
  if (known !== undefined) return { literal: known };
  if (/^-?\d+(?:\.\d+)?$/.test(word)) return { literal: Number(word) };
  return pathOf(word);
}

const nameForm = /^[\p{L}\p{N}_$@:-]+$/u;

function pathOf(word: string): Term | { readonly message: string } {
  const path = word.split('.');
  return path.every((name) => nameForm.test(name)) ? { path } : { message: `${word} isn't a path` };
}

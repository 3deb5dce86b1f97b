import { isRecord } from '../../json.ts';
import { parseExpression, type Term } from './expression.ts';
import { formNamed, kindOf, noForm } from './forms.ts';
import { TextWithMembers } from './moments.ts';
import { reportMisfit, withArticle, type Sources } from './misfit.ts';
import { endProblem, isIndex, resolveShape, type RootNames, type Shape } from './source-types.ts';

/** Reads a value from the sources, and from the items of the surrounding lists. */
export type Reader = (sources: Sources, items: readonly unknown[]) => unknown;

/** The names that a placeholder may read. */
export interface Scope {
  readonly roots: RootNames;
  /** The names of the items of the surrounding lists, from the outermost. They are roots, too. */
  readonly items: readonly string[];
}

/** The place that needs a placeholder's value. A condition only needs to know whether there is one. */
export type Use = 'value' | 'text' | 'list' | 'condition';

/** A compiled placeholder, or why it is wrong. */
export type Placeholder =
  { readonly read: Reader; readonly shapes: readonly Shape[] } | { readonly message: string };

/** Compiles an expression to a function that reads its value. */
export function compilePlaceholder(expression: string, use: Use, scope: Scope): Placeholder {
  const parsed = parseExpression(expression);
  if ('message' in parsed) return parsed;
  const shapes: Shape[] = [];
  for (const term of parsed.terms) {
    if ('literal' in term) continue;
    const resolved = resolveShape(term.path, scope.roots);
    if ('message' in resolved)
      return { message: `${resolved.message} in {{${expression}}}; ${resolved.expected}` };
    const problem = useProblem(resolved.shape, term.path.join('.'), use);
    if (problem !== undefined) return { message: problem };
    shapes.push(resolved.shape);
  }
  const isText = shapes.some((shape) => typeof shape === 'object' && 'text' in shape);
  const read = firstGiven(parsed.terms.map((term) => termReader(term, scope)));
  return { read: isText ? (sources, items) => textOf(read(sources, items)) : read, shapes };
}

function textOf(value: unknown): unknown {
  return value instanceof TextWithMembers ? value.text : value;
}

function useProblem(shape: Shape, path: string, use: Use): string | undefined {
  if (use === 'condition') return undefined;
  if (use !== 'list') return endProblem(shape, path, use === 'text');
  return shape === 'open' || (typeof shape === 'object' && 'each' in shape)
    ? undefined
    : `${path} isn't a list`;
}

/** Reads the terms in order until a value is neither missing nor null. */
function firstGiven(readers: readonly Reader[]): Reader {
  const [first = () => undefined, ...others] = readers;
  if (others.length === 0) return first;
  const rest = firstGiven(others);
  return (sources, items) => first(sources, items) ?? rest(sources, items);
}

function termReader(term: Term, { items: names }: Scope): Reader {
  if ('literal' in term) return () => term.literal;
  const [root = '', ...members] = term.path;
  const steps = members.map((name, index) => stepOf(name, term.path.slice(0, index + 1).join('.')));
  const slot = names.lastIndexOf(root);
  const start: Reader = slot === -1 ? (sources) => sources[root] : (_, items) => items[slot];
  const [only, ...more] = steps;
  if (only === undefined) return start;
  if (more.length === 0) return (sources, items) => only(start(sources, items), sources);
  return (sources, items) => {
    let value = start(sources, items);
    for (const step of steps) value = step(value, sources);
    return value;
  };
}

/**
 * Compiles one name of a path: an own member of an object, the index of a list, or a form. A value without the form has no
 * value there.
 */
function stepOf(name: string, before: string): (value: unknown, sources: Sources) => unknown {
  const index = isIndex(name) ? Number(name) : undefined;
  const form = formNamed(name);
  // the usual case, in a third of the time
  if (index === undefined && form === undefined) return (value) => ownMember(value, name);
  return (value, sources) => {
    if (value instanceof TextWithMembers) {
      if (Object.hasOwn(value.members, name)) return value.members[name];
      return form === undefined ? undefined : form.apply(value.text);
    }
    const kind = kindOf(value);
    if (kind === undefined) return undefined;
    if (index !== undefined && Array.isArray(value)) return itemAt(value, index);
    const member = kind === 'object' ? ownMember(value, name) : undefined;
    if (member !== undefined || form === undefined) return member;
    const formed = form.apply(value);
    if (formed !== noForm) return formed;
    if (kind !== 'object')
      reportMisfit(sources, `${before} is ${withArticle(kind)} without the form .${name}; it is omitted`);
    return undefined;
  };
}

function ownMember(value: unknown, name: string): unknown {
  if (value instanceof TextWithMembers)
    return Object.hasOwn(value.members, name) ? value.members[name] : undefined;
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function itemAt(list: readonly unknown[], index: number): unknown {
  return list[index];
}

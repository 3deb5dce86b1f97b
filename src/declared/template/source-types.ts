import { expectedOneOf } from '../../suggestion.ts';
import { isInherited } from './forbidden.ts';
import { formNamed, formNames, type Kind } from './forms.ts';

/**
 * The kind of a source's values, known before there is one. `open` has any members, such as an account. A `value` is a
 * text, a number, or true or false. `members` are all that an object has, `text` are those of a text, and `each` is the
 * shape of a list's items. `object` has any members, of which some have a known shape. `fields` are the names of all members of an object, which are `open`.
 */
export type Shape =
  | 'open'
  | 'value'
  | 'moment'
  | 'span'
  | { readonly each: Shape }
  | { readonly object: Readonly<Record<string, Shape>> }
  | { readonly fields: readonly string[] }
  | { readonly text: Readonly<Record<string, Shape>> }
  | { readonly members: Readonly<Record<string, Shape>> };

/** The sources that placeholders may name, by the first name of a path. */
export type RootNames = Readonly<Record<string, Shape>>;

/** The shape at the end of a path; or why the path is wrong, with the expected name. */
type Resolved = { readonly shape: Shape } | { readonly message: string; readonly expected: string };

/** Finds the shape at the end of a path. */
export function resolveShape(path: readonly string[], roots: RootNames): Resolved {
  const [root = '', ...names] = path;
  const shape = Object.hasOwn(roots, root) ? roots[root] : undefined;
  if (shape === undefined)
    return { message: `unknown source ${root}`, expected: expectedOneOf(root, Object.keys(roots)) };
  let reached: Resolved = { shape };
  for (const [index, name] of names.entries()) {
    reached = memberShape(reached.shape, name, path.slice(0, index + 1).join('.'));
    if ('message' in reached) return reached;
  }
  return reached;
}

function memberShape(shape: Shape, name: string, before: string): Resolved {
  if (shape === 'open' || (typeof shape === 'object' && 'object' in shape)) {
    if (isInherited(name))
      return { message: `unknown name ${name} after ${before}`, expected: `expected a field of ${before}` };
    const isKnown = shape !== 'open' && Object.hasOwn(shape.object, name);
    return { shape: (isKnown ? shape.object[name] : undefined) ?? 'open' };
  }
  if (typeof shape === 'string') return formShape(shape, name, before);
  if ('each' in shape) {
    if (isIndex(name) || name === 'first' || name === 'last') return { shape: shape.each };
    return hasForm('list', name) ? { shape: 'value' } : unknown(name, before, formNames('list'));
  }
  if ('fields' in shape)
    return shape.fields.includes(name) || hasForm('object', name)
      ? { shape: 'open' }
      : unknown(name, before, shape.fields);
  if ('text' in shape) {
    const own = Object.hasOwn(shape.text, name) ? shape.text[name] : undefined;
    if (own !== undefined) return { shape: own };
    return hasForm('text', name) ? { shape: 'value' } : unknown(name, before, Object.keys(shape.text));
  }
  const { members } = shape;
  const member = Object.hasOwn(members, name) ? members[name] : undefined;
  if (member !== undefined) return { shape: member };
  // the stable ids are derived from the id
  const derives = Object.hasOwn(members, 'id') && name !== 'json' && hasForm('object', name);
  return derives ? { shape: 'value' } : unknown(name, before, Object.keys(members));
}

/** Any form may follow a value: its kind isn't known. Of a text, `first` and `last` don't exist. */
function formShape(shape: 'value' | 'moment' | 'span', name: string, before: string): Resolved {
  const kinds: readonly Kind[] = shape === 'value' ? ['text', 'number', 'flag'] : [shape];
  if (kinds.some((kind) => hasForm(kind, name))) return { shape: 'value' };
  return unknown(name, before, [...new Set(kinds.flatMap((kind) => formNames(kind)))]);
}

function hasForm(kind: Kind, name: string): boolean {
  return formNamed(name)?.of.includes(kind) === true;
}

function unknown(name: string, before: string, known: readonly string[]): Resolved {
  return { message: `unknown name ${name} after ${before}`, expected: expectedOneOf(name, known) };
}

/** Whether a name is the index of a list's item. */
export function isIndex(name: string): boolean {
  return /^\d{1,9}$/.test(name);
}

/** Returns why a placeholder can't end with this shape; undefined if it can. */
export function endProblem(shape: Shape, path: string, isText: boolean): string | undefined {
  if (shape === 'open' || shape === 'value') return undefined;
  if (shape === 'moment' || shape === 'span') {
    const known = formNames(shape).map((name) => `.${name}`);
    return `${path} is a ${shape} and needs a form; expected one of ${known.join(', ')}`;
  }
  if ('text' in shape) return undefined;
  if ('fields' in shape || 'object' in shape) {
    return isText
      ? `${path} is an object, which a text can't contain; use .json, or name one of its members`
      : undefined;
  }
  if ('members' in shape) {
    return `${path} has members; name one of ${Object.keys(shape.members).join(', ')}`;
  }
  if (isText) return `${path} is a list, which a text can't contain; use .json, .length, or an item's number`;
  const within = endProblem(shape.each, `each item of ${path}`, false);
  return within === undefined ? undefined : `${within}, by x-each`;
}

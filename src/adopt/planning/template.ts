import { isRecord } from '../../json.ts';
import { wordsOf } from '../facts/name-parts.ts';

/** A value of a body, and the names that lead to it; an item of a list has the index 0. */
interface Leaf {
  readonly value: unknown;
  readonly path: readonly string[];
  /** The words of its name. */
  readonly words: string;
  /** The object or the list that has it; undefined for the whole body. */
  readonly parent: unknown;
}

/** Returns the replacement of a value in a template; undefined keeps the value. */
export type Replace = (leaf: Leaf) => unknown;

/** Makes a template of a body: each value is replaced or kept. A kept text can't be mistaken for a placeholder. */
export function templateOf(body: unknown, replace: Replace): unknown {
  function visit(value: unknown, path: readonly string[], parent?: unknown): unknown {
    const words = wordsOf(path.findLast((name) => name !== '0') ?? '');
    const replaced = replace({ value, path, words, parent });
    if (replaced !== undefined) return replaced;
    if (Array.isArray(value))
      return value.slice(0, 1).map((item: unknown) => visit(item, [...path, '0'], value));
    if (isRecord(value))
      return Object.fromEntries(
        Object.entries(value).map(([name, member]) => [name, visit(member, [...path, name], value)]),
      );
    return typeof value === 'string' ? value.replaceAll(/\{(?=\{)/g, '{ ') : value;
  }

  return visit(body, []);
}

/** Sets a member of a body by its path; the values on the way become objects. */
export function withMember(body: unknown, path: readonly string[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const object = isRecord(body) ? body : {};
  return { ...object, [name]: withMember(object[name], rest, value) };
}

/** Returns the member of a body at a path; undefined if it has none. */
export function memberAt(body: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), body);
}

/** A part of an OpenAPI document, not yet validated. */
export type Node = Readonly<Record<string, unknown>>;

/** Whether a value is an object and not a list. */
export function isRecord(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses JSON; undefined if the text isn't valid. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const deepest = 100;
const polluting: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** Returns why a value isn't plain JSON, which a store could not return unchanged; undefined if it is. */
export function plainJsonProblem(value: unknown, depth = 0): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `contains ${value}`;
  if (typeof value !== 'object') return `contains a value that JSON doesn't have (${typeof value})`;
  if (depth >= deepest) return `is more than ${deepest} levels deep`;
  if (Array.isArray(value)) return firstOf(value, (item) => plainJsonProblem(item, depth + 1));
  return isPlainJson(value)
    ? firstOf(
        Object.entries(value),
        ([name, member]) => wrongName(name) ?? plainJsonProblem(member, depth + 1),
      )
    : "contains an object that isn't plain";
}

/** Whether a value is a plain object, as JSON has. */
export function isPlainJson(value: unknown): value is Node {
  if (!isRecord(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // an object of another realm isn't an instance of this Object
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function wrongName(name: string): string | undefined {
  return polluting.includes(name) ? `contains a member ${name}` : undefined;
}

function firstOf<T>(items: readonly T[], problemOf: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Omits undefined members, which optional members don't allow. */
export function definedOnly<T extends object>(members: T): Defined<T>;
export function definedOnly(members: object): object {
  const defined: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(members)) if (value !== undefined) defined[name] = value;
  return defined;
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

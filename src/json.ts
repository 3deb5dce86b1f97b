/** Any part of an OpenAPI document, before it is known what it is. */
export type Node = Readonly<Record<string, unknown>>;

/** Whether a value is an object with keys, and no list. */
export function isRecord(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a JSON text; undefined where it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const deepest = 100;
const polluting: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** Why a value is no plain JSON, so that a store could not give it back as it is; undefined when it is. */
export function plainJsonProblem(value: unknown, depth = 0): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `holds ${value}`;
  if (typeof value !== 'object') return `holds what JSON has not (${typeof value})`;
  if (depth >= deepest) return `is more than ${deepest} levels deep`;
  if (Array.isArray(value)) return firstOf(value, (item) => plainJsonProblem(item, depth + 1));
  return isPlainJson(value)
    ? firstOf(
        Object.entries(value),
        ([name, member]) => wrongName(name) ?? plainJsonProblem(member, depth + 1),
      )
    : 'holds an object that is no plain one';
}

/** Whether a value is an object as JSON has them. */
export function isPlainJson(value: unknown): value is Node {
  if (!isRecord(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // that of another realm is no instance of this Object
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function wrongName(name: string): string | undefined {
  return polluting.includes(name) ? `holds a member ${name}` : undefined;
}

function firstOf<T>(items: readonly T[], problemOf: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Members without those that are undefined: for optional members, which an explicit undefined is not. */
export function definedOnly<T extends object>(members: T): Defined<T>;
export function definedOnly(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

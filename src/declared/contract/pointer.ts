import { isRecord } from '../../json.ts';

/** The path to a node of a document: keys, and indices of lists. */
export type Path = readonly (string | number)[];

/** Joins the keys of a path to a JSON pointer. */
export function pointerOf(path: Path): string {
  return path.map((key) => `/${escaped(key)}`).join('');
}

/** Appends a key to a JSON pointer. */
export function below(pointer: string, key: string | number): string {
  return `${pointer}/${escaped(key)}`;
}

/** Splits a JSON pointer into its keys. */
export function keysOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function escaped(key: string | number): string {
  return typeof key === 'number' ? String(key) : key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Returns a member of an object or an entry of a list; undefined if there is none. Inherited members don't count. */
export function memberOf(node: unknown, key: string | number): unknown {
  if (Array.isArray(node)) return isIndex(key) ? (node[Number(key)] as unknown) : undefined;
  return isRecord(node) && Object.hasOwn(node, key) ? node[key] : undefined;
}

function isIndex(key: string | number): boolean {
  return typeof key === 'number' || /^(0|[1-9]\d*)$/.test(key);
}

/** Sets a member. A key such as `__proto__` becomes a member, not the prototype. */
export function setMember(node: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') node[key] = value;
  else Object.defineProperty(node, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Copies JSON. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  return isRecord(value) ? copyOfRecord(value) : value;
}

/** Copies an object of JSON. */
export function copyOfRecord(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) setMember(copy, key, copyOf(member));
  return copy;
}

/** A node with its place in the document, after all references on the way. */
export interface Found {
  readonly value: unknown;
  readonly pointer: string;
}

/** A reference that leads nowhere: the last node that exists, and the key that it lacks. */
export interface Lost {
  readonly parent: unknown;
  readonly key: string;
}

const maxReferences = 100;

/**
 * Returns the node of a JSON pointer. If a node on the way is a reference, its target replaces it. Returns the missing
 * key if there is no such node; undefined if references form a circle.
 */
export function find(document: unknown, pointer: string, depth = 0): Found | Lost | undefined {
  let found: Found = { value: document, pointer: '' };
  for (const key of keysOf(pointer)) {
    let value = memberOf(found.value, key);
    if (value === undefined) {
      const followed = follow(document, found, depth);
      if (followed === undefined || 'key' in followed) return followed;
      found = followed;
      value = memberOf(found.value, key);
    }
    if (value === undefined) return { parent: found.value, key };
    found = { value, pointer: below(found.pointer, key) };
  }
  return found;
}

/** Follows a reference, and the references to which it leads. Returns a node that isn't a reference unchanged. */
export function follow(document: unknown, found: Found, depth = 0): Found | Lost | undefined {
  const target = referenceOf(found.value);
  if (target === undefined) return found;
  if (depth > maxReferences) return undefined;
  const next = find(document, target, depth + 1);
  return next === undefined || 'key' in next ? next : follow(document, next, depth + 1);
}

/** Returns the JSON pointer of a reference within the document; undefined if the node isn't a reference. */
export function referenceOf(node: unknown): string | undefined {
  const reference = memberOf(node, '$ref');
  return typeof reference === 'string' && reference.startsWith('#') ? fragmentOf(reference) : undefined;
}

/** Returns the decoded part of a reference after `#`. */
export function fragmentOf(reference: string): string {
  const fragment = reference.slice(reference.indexOf('#') + 1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Returns the node of a JSON pointer and follows its references; undefined if it doesn't exist. */
export function nodeAt(document: unknown, pointer: string): Found | undefined {
  const found = find(document, pointer);
  const followed = found === undefined || 'key' in found ? undefined : follow(document, found);
  return followed === undefined || 'key' in followed ? undefined : followed;
}

/**
 * Returns the schema of a JSON pointer; undefined if it doesn't exist. Follows references without other keywords beside
 * them: these keywords would be lost.
 */
export function schemaAt(document: unknown, pointer: string): Found | undefined {
  let found = find(document, pointer);
  for (let steps = 0; found !== undefined && 'value' in found; steps += 1) {
    const target =
      isRecord(found.value) && Object.keys(found.value).length === 1 ? referenceOf(found.value) : undefined;
    if (target === undefined) return found;
    found = steps > maxReferences ? undefined : find(document, target);
  }
  return undefined;
}

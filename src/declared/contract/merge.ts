import { isRecord } from '../../json.ts';
import type { Draft } from './draft.ts';
import type { Origin } from './origins.ts';
import { below, copyOf, memberOf, pointerOf, setMember, type Path } from './pointer.ts';
import type { Selected } from './targets.ts';

/** The value to merge, and the origin of each node in it. */
interface MergeSource {
  readonly value: unknown;
  readonly originOf: (inside: string) => Origin;
  /** Whether the overlay's version is 1.1: it appends the entries of a list, and replaces single values. */
  readonly isNewer: boolean;
}

/** A part of the value that doesn't fit the contract. */
export interface Conflict {
  readonly path: Path;
  readonly message: string;
}

/**
 * Merges a value into each selected node, as the Overlay Specification describes: members are added, single values are
 * replaced, objects are merged, and lists are appended. Returns the parts that don't fit.
 */
export function mergeAction(
  { document, origins }: Draft,
  selected: readonly Selected[],
  { value, originOf, isNewer }: MergeSource,
): readonly Conflict[] {
  const conflicts: Conflict[] = [];

  function append(
    list: unknown[],
    entries: readonly unknown[],
    at: string,
    from: (index: number) => string,
  ): void {
    for (const [index, entry] of entries.entries()) {
      origins.set(below(at, list.length), originOf(from(index)));
      list.push(copyOf(entry));
    }
  }

  function mergeMembers(target: Record<string, unknown>, update: object, at: string, path: Path): void {
    for (const [key, entry] of Object.entries(update))
      mergeMember(target, key, entry, below(at, key), [...path, key]);
  }

  function mergeMember(
    holder: Record<string, unknown>,
    key: string,
    update: unknown,
    at: string,
    path: Path,
  ): void {
    const present = Object.hasOwn(holder, key) ? memberOf(holder, key) : undefined;
    if (isRecord(present) && isRecord(update)) return mergeMembers(present, update, at, path);
    if (Array.isArray(present) && Array.isArray(update))
      return append(present, update, at, (index) => pointerOf([...path, index]));
    if (present !== undefined && (isContainer(present) || isContainer(update)))
      return void conflicts.push({ path, message: conflict(present, update) });
    setMember(holder, key, copyOf(update));
    origins.set(at, originOf(pointerOf(path)));
  }

  function mergeInto({ value: target, path }: Selected): void {
    const at = pointerOf(path);
    if (isRecord(target) && isRecord(value)) return mergeMembers(target, value, at, []);
    if (Array.isArray(target)) {
      if (isNewer && Array.isArray(value)) return append(target, value, at, (index) => `/${index}`);
      return append(target, [value], at, () => '');
    }
    if (isContainer(target) || isContainer(value))
      conflicts.push({ path: [], message: conflict(target, value) });
    else replace(path, at);
  }

  function replace(path: Path, at: string): void {
    const key = path.at(-1);
    const holder = path.slice(0, -1).reduce<unknown>(memberOf, document);
    if (Array.isArray(holder)) holder[Number(key)] = value;
    else if (isRecord(holder)) setMember(holder, String(key), value);
    origins.set(at, originOf(''));
  }

  selected.forEach(mergeInto);
  return conflicts;
}

function isContainer(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function conflict(present: unknown, update: unknown): string {
  return `is ${kindOf(update)}, and the contract has ${kindOf(present)} there; expected the same kind, or an action with remove: true before this one`;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return isContainer(value) ? 'an object' : 'a single value';
}

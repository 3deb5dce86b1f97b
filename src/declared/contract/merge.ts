import { isRecord } from '../../json.ts';
import type { Draft } from './draft.ts';
import type { Origin, Origins } from './origins.ts';
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
  draft: Draft,
  selected: readonly Selected[],
  source: MergeSource,
): readonly Conflict[] {
  return selected.flatMap((one) => mergeInto(draft, one, source));
}

function mergeInto(
  draft: Draft,
  { value: target, path }: Selected,
  source: MergeSource,
): readonly Conflict[] {
  const { value, isNewer } = source;
  const at = pointerOf(path);
  const merger = createMerger(draft.origins, source.originOf);
  if (isRecord(target) && isRecord(value)) merger.members(target, value, at, []);
  else if (Array.isArray(target) && isNewer && Array.isArray(value))
    merger.append(target, value, at, (index) => `/${index}`);
  else if (Array.isArray(target)) merger.append(target, [value], at, () => '');
  else if (isContainer(target) || isContainer(value)) return [{ path: [], message: conflict(target, value) }];
  else replace(draft, path, source);
  return merger.conflicts;
}

/** Replaces a single value, which only version 1.1 of overlays allows. */
function replace({ document, origins }: Draft, path: Path, { value, originOf }: MergeSource): void {
  const key = path.at(-1);
  const holder = path.slice(0, -1).reduce<unknown>(memberOf, document);
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else if (isRecord(holder)) setMember(holder, String(key), value);
  origins.set(pointerOf(path), originOf(''));
}

/** Merges objects and lists, and records the origins of what it adds. */
interface Merger {
  readonly conflicts: readonly Conflict[];
  append(list: unknown[], entries: readonly unknown[], at: string, from: (index: number) => string): void;
  members(target: Record<string, unknown>, update: object, at: string, path: Path): void;
}

function createMerger(origins: Origins, originOf: MergeSource['originOf']): Merger {
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

  function members(target: Record<string, unknown>, update: object, at: string, path: Path): void {
    for (const [key, entry] of Object.entries(update))
      member(target, key, entry, below(at, key), [...path, key]);
  }

  function member(
    holder: Record<string, unknown>,
    key: string,
    update: unknown,
    at: string,
    path: Path,
  ): void {
    const present = memberOf(holder, key);
    if (isRecord(present) && isRecord(update)) return members(present, update, at, path);
    if (Array.isArray(present) && Array.isArray(update))
      return append(present, update, at, (index) => pointerOf([...path, index]));
    if (present !== undefined && (isContainer(present) || isContainer(update)))
      return void conflicts.push({ path, message: conflict(present, update) });
    setMember(holder, key, copyOf(update));
    origins.set(at, originOf(pointerOf(path)));
  }

  return { conflicts, append, members };
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

import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../json.ts';
import { partsOf, type Part } from './markers.ts';

/** The values that a flow has saved, by name. */
export type Saved = Map<string, unknown>;

/** A difference, with its place in the step. */
export interface Difference {
  readonly place: string;
  readonly message: string;
}

/** How a value is compared. */
export interface Matching {
  readonly saved: Saved;
  /** Whether objects may have no members besides those of the pattern. */
  readonly exact: boolean;
}

/** Compares a value with a pattern, and saves what the pattern marks. An object may have more members than its pattern. */
export function differencesOf(
  pattern: unknown,
  value: unknown,
  place: string,
  matching: Matching,
): readonly Difference[] {
  if (typeof pattern === 'string') return ofText(pattern, value, place, matching.saved);
  if (Array.isArray(pattern)) return ofList(pattern, value, place, matching);
  if (isRecord(pattern)) return ofObject(pattern, value, place, matching);
  return Object.is(pattern, value) ? [] : [{ place, message: expected(shown(pattern), value) }];
}

function ofObject(
  pattern: Readonly<Record<string, unknown>>,
  value: unknown,
  place: string,
  matching: Matching,
): readonly Difference[] {
  if (!isRecord(value)) return [{ place, message: expected('an object', value) }];
  const listed = Object.entries(pattern).flatMap(([name, member]) =>
    differencesOf(member, Object.hasOwn(value, name) ? value[name] : undefined, `${place}.${name}`, matching),
  );
  if (!matching.exact) return listed;
  const others = Object.keys(value).filter((name) => !Object.hasOwn(pattern, name));
  return [
    ...listed,
    ...others.map((name) => ({
      place: `${place}.${name}`,
      message: `isn't in the table: ${shown(value[name])}`,
    })),
  ];
}

function ofList(
  pattern: readonly unknown[],
  value: unknown,
  place: string,
  matching: Matching,
): readonly Difference[] {
  if (!Array.isArray(value)) return [{ place, message: expected('a list', value) }];
  if (value.length !== pattern.length) {
    return [{ place, message: `expected ${pattern.length} items, got ${value.length}: ${shown(value)}` }];
  }
  return pattern.flatMap((item, index) => differencesOf(item, value[index], `${place}[${index}]`, matching));
}

function ofText(pattern: string, value: unknown, place: string, saved: Saved): readonly Difference[] {
  const parts = partsOf(pattern);
  const [first, ...others] = parts;
  const message =
    typeof first === 'object' && others.length === 0
      ? wholeProblem(first, value, saved)
      : textProblem(parts, pattern, value, saved);
  return message === undefined ? [] : [{ place, message }];
}

type Marker = Exclude<Part, string>;

/** Compares a value with a pattern that is one marker. */
function wholeProblem({ marker, argument }: Marker, value: unknown, saved: Saved): string | undefined {
  if (marker === 'absent') return value === undefined ? undefined : `expected nothing, got ${shown(value)}`;
  if (value === undefined) return expected(`<${marker}>`, value);
  if (marker === 'text' && (typeof value !== 'string' || value === '')) return expected('a text', value);
  if (marker === 'number' && typeof value !== 'number') return expected('a number', value);
  if (marker === 'save') saved.set(argument, value);
  if (marker !== 'use') return undefined;
  if (!saved.has(argument)) return notSaved(argument, saved);
  const before = saved.get(argument);
  return isDeepStrictEqual(before, value)
    ? undefined
    : expected(`${shown(before)} (<use:${argument}>)`, value);
}

/** Compares a text with a pattern of texts and markers. */
function textProblem(
  parts: readonly Part[],
  pattern: string,
  value: unknown,
  saved: Saved,
): string | undefined {
  const missing = parts.find(
    (part) => typeof part === 'object' && part.marker === 'use' && !saved.has(part.argument),
  );
  if (typeof missing === 'object') return notSaved(missing.argument, saved);
  const names: string[] = [];
  const source = parts.map((part) => sourceOf(part, saved, names)).join('');
  const found = typeof value === 'string' ? new RegExp(`^${source}$`, 's').exec(value) : null;
  if (found === null) return expected(shown(pattern), value);
  for (const [index, name] of names.entries()) saved.set(name, found[index + 1]);
  return undefined;
}

function sourceOf(part: Part, saved: Saved, names: string[]): string {
  if (typeof part === 'string') return literal(part);
  const { marker, argument } = part;
  if (marker === 'use') return literal(String(saved.get(argument)));
  if (marker === 'number') return String.raw`-?\d+(?:\.\d+)?`;
  if (marker !== 'save') return marker === 'any' ? '.*?' : '.+?';
  names.push(argument);
  return '(.+?)';
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

/** Returns the message for a name that no earlier step saved. */
export function notSaved(name: string, saved: Saved): string {
  const known = saved.size === 0 ? 'nothing was saved' : `saved are ${[...saved.keys()].join(', ')}`;
  return `<use:${name}>: no earlier step saved it; ${known}`;
}

function expected(what: string, value: unknown): string {
  return value === undefined
    ? `expected ${what}, but it is missing`
    : `expected ${what}, got ${shown(value)}`;
}

const maxShown = 300;

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
}

import { hasFields, type Wire } from '../../core/operation.ts';
import type { Marks } from '../marks/types.ts';
import { placeOf, readerAt, valueIn, type Place, type ReadValue } from './location.ts';

type Read = Marks['Read'];
type Wrapped = Marks['Wrapped'];

/** Returns the function that reads the first of these places with a value. Empty texts count as no value. */
export function readerOf(read: Read): ReadValue {
  const readers = listOf(read).map((one) =>
    typeof one === 'string' ? readerAt(placeOf(one)) : wrapped(one),
  );
  const [only] = readers;
  if (readers.length === 1 && only !== undefined) return (wire) => valueOrNone(only(wire));
  return (wire) => {
    for (const reader of readers) {
      const value = valueOrNone(reader(wire));
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

/** Returns the places of a mark, without what wraps their values. */
export function placesOf(read: Read): readonly Place[] {
  return placeTexts(read).map(placeOf);
}

/** Wraps a value as the first place of a mark has it: with its prefix and its suffix. */
export function wrappedFor(read: Read, value: unknown): unknown {
  const [first] = listOf(read);
  if (typeof first !== 'object') return value;
  const { prefix, suffix, encoding, member } = first;
  if ((prefix ?? suffix ?? encoding ?? member) === undefined) return value;
  const inner = member === undefined ? value : JSON.stringify(within(member.split('.'), value));
  return `${prefix ?? ''}${encoded(String(inner), encoding)}${suffix ?? ''}`;
}

/** Returns objects in each other, with a value at this path. */
function within([name, ...rest]: readonly string[], value: unknown): unknown {
  return name === undefined ? value : { [name]: within(rest, value) };
}

function encoded(text: string, encoding: Wrapped['encoding']): string {
  if (encoding === 'base64' || encoding === 'base64url') return Buffer.from(text).toString(encoding);
  return encoding === 'urlencoded' ? encodeURIComponent(text) : text;
}

/** Returns the places of a mark as it writes them. */
export function placeTexts(read: Read): readonly string[] {
  return listOf(read).map((one) => (typeof one === 'string' ? one : one.at));
}

function listOf(read: Read): readonly (string | Wrapped)[] {
  return isList(read) ? read : [read];
}

function isList(read: Read): read is Extract<Read, readonly unknown[]> {
  return Array.isArray(read);
}

function valueOrNone(value: unknown): unknown {
  return value === '' || value === null ? undefined : value;
}

function wrapped({ at, prefix, suffix, encoding, member }: Wrapped): ReadValue {
  const reader = readerAt(placeOf(at));
  return (wire: Wire) => {
    const value = reader(wire);
    if (typeof value !== 'string') return value;
    const bare = withoutSuffix(withoutPrefix(value, prefix), suffix);
    const decoded = bare === undefined ? undefined : decodedBy(bare, encoding);
    return member === undefined ? decoded : valueIn(decoded, member.split('.'));
  };
}

function withoutPrefix(value: string, prefix: string | undefined): string | undefined {
  if (prefix === undefined) return value;
  const start = value.slice(0, prefix.length);
  return start.toLowerCase() === prefix.toLowerCase() ? value.slice(prefix.length).trim() : undefined;
}

function withoutSuffix(value: string | undefined, suffix: string | undefined): string | undefined {
  if (value === undefined || suffix === undefined) return value;
  return value.toLowerCase().endsWith(suffix.toLowerCase())
    ? value.slice(0, -suffix.length).trim()
    : undefined;
}

function decodedBy(value: string, encoding: Wrapped['encoding']): unknown {
  if (encoding === 'base64' || encoding === 'base64url')
    return jsonOr(Buffer.from(value, encoding).toString('utf8'));
  if (encoding === 'json') return jsonOr(value);
  if (encoding === 'urlencoded') return uriDecoded(value);
  return value;
}

/** Returns the value of JSON that is an object or a list; any other text as it is. */
function jsonOr(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return hasFields(value) || Array.isArray(value) || typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}

function uriDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

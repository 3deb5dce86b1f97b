import Negotiator from 'negotiator';

/** Returns a media type without its parameters, in lower case. */
export function bareType(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}

/** Whether bodies of a media type are JSON. */
export function isJsonType(type: string): boolean {
  const bare = bareType(type);
  return bare === 'application/json' || bare === 'text/json' || bare.endsWith('+json');
}

/** Returns media types with those of JSON, and the ranges that allow it, first. */
export function jsonFirst(types: readonly string[]): readonly string[] {
  const mayBeJson = (type: string) => isJsonType(type) || isInRange('application/json', type);
  return [...types.filter(mayBeJson), ...types.filter((type) => !mayBeJson(type))];
}

/** Returns the media type of a list that a client prefers; if it accepts none of them, JSON or else the first. */
export function preferredType(types: readonly string[], accept: string | undefined): string | undefined {
  const ordered = jsonFirst(types);
  const [first] = ordered;
  if (ordered.length < 2 || accept === undefined) return first;
  const concrete = new Map(ordered.map((type) => [concreteType(type, {}), type]));
  const [preferred] = new Negotiator({ headers: { accept } }).mediaTypes([...concrete.keys()]);
  return preferred === undefined ? first : (concrete.get(preferred) ?? first);
}

/** Whether a media type is in a range such as `text/*`. */
export function isInRange(type: string, range: string): boolean {
  const [kind = '', subtype] = bareType(range).split('/');
  if (subtype !== '*' && kind !== '*') return false;
  return kind === '*' || bareType(type).startsWith(`${kind}/`);
}

/** Whether a value can be written in a media type: a text in any, other values in JSON, in a form and as plain text. */
export function isWritable(value: unknown, type: string): boolean {
  if (value === undefined || typeof value === 'string') return true;
  const concrete = bareType(concreteType(type, value));
  return isJsonType(concrete) || ['application/x-www-form-urlencoded', 'text/plain'].includes(concrete);
}

/** Returns the media type in which a body of a declared type is sent: a range isn't the type of a body. */
export function concreteType(type: string, body: unknown): string {
  const [kind = '', subtype] = bareType(type).split('/');
  if (subtype !== '*' && kind !== '*') return type;
  if (kind === 'text' || (kind === '*' && typeof body === 'string')) return 'text/plain';
  return kind === '*' || kind === 'application' ? 'application/json' : 'application/octet-stream';
}

import { memberOf } from '../contract/pointer.ts';
import { fieldOf, hasFields, type Wire } from '../../core/operation.ts';

/** Reads a value of a request; undefined if it has none. */
export type ReadValue = (wire: Wire) => unknown;

/** A place of a request: `body.user.email`, `header.X-Token`, `basic.username`, `bearer`. */
export interface Place {
  readonly in: 'body' | 'query' | 'path' | 'header' | 'cookie' | 'basic' | 'bearer';
  /** The path below it: one name, except in the body. */
  readonly path: readonly string[];
  /** Whether only the body of a form has it. */
  readonly isForm?: true;
}

/** Parses the text of a place, whose form the schema has checked. */
export function placeOf(text: string): Place {
  const [, where = '', mark, rest = ''] = /^([a-z]+)(?:([.#])(.+))?$/s.exec(text) ?? [];
  if (where === 'body' || where === 'form') {
    const path = mark === undefined ? [] : mark === '.' ? rest.split('.') : pointerOf(rest);
    return where === 'form' ? { in: 'body', path, isForm: true } : { in: 'body', path };
  }
  if (where === 'header') return { in: 'header', path: [rest.toLowerCase()] };
  if (where === 'query' || where === 'path' || where === 'cookie' || where === 'basic')
    return { in: where, path: [rest] };
  return { in: 'bearer', path: [] };
}

/** Returns the names of a JSON pointer such as `/user/e~1mail`. */
function pointerOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Returns the function that reads a place. */
export function readerAt({ in: where, path, isForm }: Place): ReadValue {
  const [name = ''] = path;
  if (isForm === true) return ({ body, bodyType }) => (isJson(bodyType) ? undefined : valueIn(body, path));
  if (where === 'body') return ({ body }) => valueIn(body, path);
  if (where === 'query') return ({ query }) => memberOf(query, name);
  if (where === 'path') return (wire) => memberOf(wire.path, name);
  if (where === 'header') return ({ headers }) => memberOf(headers, name);
  if (where === 'cookie') return ({ cookies }) => memberOf(cookies, name);
  if (where === 'basic') return ({ headers }) => basicOf(headers['authorization'])?.[nameOfBasic(name)];
  return ({ headers }) => bearerOf(headers['authorization']);
}

/** Returns the value at a path, through own members and the items of lists only. */
export function valueIn(value: unknown, path: readonly string[]): unknown {
  let current = value;
  for (const name of path) {
    if (Array.isArray(current)) current = /^\d+$/.test(name) ? (current[Number(name)] as unknown) : undefined;
    else if (hasFields(current)) current = fieldOf(current, name);
    else return undefined;
  }
  return current;
}

function isJson(mediaType: string | undefined): boolean {
  return mediaType !== undefined && !formTypes.includes(mediaType);
}

/** The media types of forms. */
export const formTypes: readonly string[] = ['application/x-www-form-urlencoded', 'multipart/form-data'];

function nameOfBasic(name: string): 'username' | 'password' {
  return name === 'password' ? 'password' : 'username';
}

/** Reads the bearer token of an `Authorization` header; the scheme is case-insensitive. */
function bearerOf(authorization: string | undefined): string | undefined {
  return /^bearer +(\S+)$/i.exec(authorization?.trim() ?? '')?.[1];
}

/** Reads the credentials of an `Authorization` header with the scheme Basic. */
function basicOf(authorization: string | undefined) {
  const encoded = /^basic +(\S+)$/i.exec(authorization?.trim() ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const mark = text.indexOf(':');
  return mark < 0 ? undefined : { username: text.slice(0, mark), password: text.slice(mark + 1) };
}

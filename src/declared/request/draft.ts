import { cookieText } from './cookie-text.ts';
import type { Marks } from '../marks/types.ts';
import { hasFields } from '../../core/operation.ts';
import type { Place } from './location.ts';
import { placesOf, wrappedFor } from './read.ts';

/** The parts of a request that was filled in. */
export interface DraftParts {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined if nothing was put into it. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

/** A request that is filled in place by place. */
export class RequestDraft {
  #path: Record<string, string> = {};
  #query: Record<string, string> = {};
  #headers: Record<string, string> = {};
  #body: Record<string, unknown> | undefined;
  #basic: Record<string, string> = {};

  /** Puts a value at the first of the places that a mark reads, in the wrapping that the mark removes. */
  put(read: Marks['Read'] | undefined, value: unknown): void {
    if (value === undefined) return;
    const [place] = read === undefined ? [] : placesOf(read);
    if (read !== undefined && place !== undefined) this.putAt(place, wrappedFor(read, value));
  }

  /** Puts a value at a place. */
  putAt({ in: where, path }: Place, value: unknown): void {
    const [name = ''] = path;
    if (where === 'path') this.#path[name] = String(value);
    if (where === 'query') this.#query[name] = String(value);
    if (where === 'header') this.#headers[name.toLowerCase()] = String(value);
    if (where === 'cookie') this.putCookie(name, String(value));
    if (where === 'basic') this.#basic[name] = String(value);
    if (where === 'bearer') this.#headers['authorization'] = `Bearer ${String(value)}`;
    if (where === 'body') this.#body = withValue(this.#body ?? {}, path, value);
  }

  /** Adds a cookie to those of the request. */
  putCookie(name: string, value: string): void {
    this.#headers['cookie'] = [this.#headers['cookie'], cookieText(name, value, {})]
      .filter(Boolean)
      .join('; ');
  }

  /** Returns the parts of the request. */
  parts(): DraftParts {
    const { username, password } = this.#basic;
    const isBasic = username !== undefined || password !== undefined;
    const basic = isBasic ? { authorization: basicText(username ?? '', password ?? '') } : {};
    return {
      path: this.#path,
      query: this.#query,
      headers: { ...this.#headers, ...basic },
      body: this.#body,
    };
  }
}

/** Returns the value of the `Authorization` header with these credentials. */
export function basicText(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** Returns a body with a value at a path. */
function withValue(
  body: Record<string, unknown>,
  [name, ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  if (name === undefined) return body;
  const inner = body[name];
  return {
    ...body,
    [name]: rest.length === 0 ? value : withValue(hasFields(inner) ? { ...inner } : {}, rest, value),
  };
}

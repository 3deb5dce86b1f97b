import type { IncomingHttpHeaders } from 'node:http';
import { parse } from 'cookie';
import type { DeclaredInputs, DeclaredNames } from '../core/contract.ts';
import type { StringMap, Wire } from '../core/operation.ts';

/** Where a request holds what an operation may read beside its path and its body. */
interface Holder {
  readonly headers: IncomingHttpHeaders;
  /** As it stands in the URL. */
  readonly query: string;
}

const none: StringMap = {};

/** Of a request's headers, cookies and query what the contract declares and the client sent. */
export function declaredParts(
  { headers, query }: Holder,
  reads: DeclaredInputs,
): Pick<Wire, 'headers' | 'cookies' | 'query'> {
  return {
    headers: pickDeclared(reads.headers, (name) => textOf(headers[name])),
    cookies: isEmpty(reads.cookies) ? none : pickDeclared(reads.cookies, own(parse(headers.cookie ?? ''))),
    query: isEmpty(reads.query) ? none : pickDeclared(reads.query, first(new URLSearchParams(query))),
  };
}

function pickDeclared(names: DeclaredNames, valueOf: (name: string) => string | undefined): StringMap {
  let found: Record<string, string> | undefined;
  for (const name in names) {
    const value = valueOf(name);
    if (value !== undefined) (found ??= {})[name] = value;
  }
  return found ?? none;
}

function isEmpty(names: DeclaredNames): boolean {
  for (const _ in names) return false;
  return true;
}

function own(values: Readonly<Record<string, string | undefined>>) {
  return (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined);
}

function first(values: URLSearchParams) {
  return (name: string) => values.get(name) ?? undefined;
}

/** Node joins what comes twice, save for those of which it keeps the first. */
function textOf(value: string | readonly string[] | undefined): string | undefined {
  return value === undefined || typeof value === 'string' ? value : value.join(', ');
}

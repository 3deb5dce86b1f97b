import type { Exchange, ReplyHeaders } from '../../../../core/operation.ts';
import type { components } from '../../../../generated/onlyoffice/observed/types.ts';

type Schemas = components['schemas'];
type Failure = Schemas['Error'];

/** The request that an answer is to, as far as its links name it. */
type Asked = Pick<Exchange, 'method' | 'url'>;

/** Headers that every answer has. Source: the vendor's server source; how long it took is made up. */
const everyAnswer: ReplyHeaders = {
  'server-timing': 'aspnetcore-request-time;dur=1ms',
  'api-supported-versions': '2.0',
};

const json: ReplyHeaders = { 'content-type': 'application/json; charset=utf-8', ...everyAnswer };

/** A success around what it gives: a list is counted, and anything else is one. */
export function success<const Response>(response: Response, asked: Asked, headers: ReplyHeaders = {}) {
  const count = Array.isArray(response) ? response.length : 1;
  return {
    status: 200 as const,
    body: { response, ...envelope(count, asked) },
    headers: { ...json, ...headers },
  };
}

/** A success that gives nothing. */
export function noContent(asked: Asked, headers: ReplyHeaders = {}) {
  return { status: 200 as const, body: envelope(0, asked), headers: { ...json, ...headers } };
}

/** A failure whose cause the server keeps to itself. */
export function error<const Status extends number>(status: Status, message: string) {
  return { status, body: failure(status, message), headers: json };
}

/** A failure's body. */
function failure(statusCode: number, message: string): Failure {
  return { error: { message, type: null, stack: null, hresult: 0 }, status: 1, statusCode };
}

/** A failure with what .NET says of the exception behind it. Its stack is one line, and made up. */
export function errorWithStack<const Status extends number>(
  status: Status,
  message: string,
  exception: keyof typeof exceptions,
) {
  const [type, hresult] = exceptions[exception];
  const thrown = { message, type, stack: `   at ${type}`, hresult };
  const body: Failure = { error: thrown, status: 1, statusCode: status };
  return { status, body, headers: json };
}

/** Full names and numbers. Source: the vendor's server source; the numbers are .NET's constants. */
const exceptions = {
  Exception: ['System.Exception', -2146233088],
  ArgumentException: ['System.ArgumentException', -2147024809],
  InvalidOperationException: ['System.InvalidOperationException', -2146233079],
  ItemNotFoundException: ['ASC.Common.Utils.ItemNotFoundException', -2146233088],
  MethodAccessException: ['System.MethodAccessException', -2146233072],
  SecurityException: ['System.Security.SecurityException', -2146233078],
} as const;

/** An answer of a status alone. */
export function empty<const Status extends number>(status: Status, headers: ReplyHeaders = {}) {
  return { status, body: undefined, empty: true as const, headers: { ...everyAnswer, ...headers } };
}

/** A body that cannot be bound, inside the envelope of a success. Source: the server's source; its traceId is made up. */
export function bindingFailed(errors: Readonly<Record<string, readonly string[]>>, asked: Asked) {
  const response = {
    type: 'https://tools.ietf.org/html/rfc9110#section-15.5.1',
    title: 'One or more validation errors occurred.',
    status: 400,
    errors,
    traceId: '00-00000000000000000000000000000001-0000000000000001-00',
  };
  const body = { response, ...envelope(1, asked), status: 1 as const, statusCode: 400 };
  return { status: 400 as const, body, headers: json };
}

function envelope(count: number, { method, url }: Asked) {
  const links = [{ href: displayed(url), action: method }];
  return { count, links, status: 0 as const, statusCode: 200 };
}

/** An address as the server displays it: what its path has percent-encoded is decoded, its query stays. Source: the vendor's server source. */
function displayed(url: string): string {
  const [path = ''] = url.split('?');
  return decodeURI(path) + url.slice(path.length);
}

import { type Contract, fullTemplate } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import type { StringMap } from './operation.ts';

/** A request that signs an account in, built from its fixture. */
export interface SignIn {
  readonly operationId: string;
  /** The values of the path's parameters. */
  readonly path: StringMap;
  readonly query?: StringMap;
  /** Headers besides those of the body, such as `authorization` for Basic. */
  readonly headers?: StringMap;
  readonly body?: object;
  /** The form of the body; JSON by default. */
  readonly contentType?: 'application/json' | 'application/x-www-form-urlencoded';
}

/** A sign-in as it is sent. */
export interface SignInRequest {
  readonly method: string;
  /** The encoded path with its query. */
  readonly target: string;
  /** Keyed by lower-case name. */
  readonly headers: StringMap;
  /** Undefined if the request has no body. */
  readonly body: string | undefined;
}

/** Formats a sign-in for the profile's contract. Throws if the contract lacks its operation. */
export function signInRequest(
  { operationId, path, query = {}, headers = {}, body, contentType = 'application/json' }: SignIn,
  { contract, endpoints }: { readonly contract: Contract; readonly endpoints: readonly Endpoint[] },
  encode: (text: string) => string = encodeURIComponent,
): SignInRequest {
  const operation = endpoints.find((one) => one.contract.operationId === operationId)?.contract;
  if (operation === undefined) throw new Error(`${contract.provider} has no operation ${operationId}`);
  const filled = fullTemplate(contract, operation).replaceAll(/\{([^{}]+)\}/g, (_whole, name: string) =>
    encode(path[name] ?? ''),
  );
  const pairs = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return {
    method: operation.method,
    target: `${filled}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`,
    headers: body === undefined ? headers : { 'content-type': contentType, ...headers },
    body: body === undefined ? undefined : bodyText(body, contentType),
  };
}

function bodyText(body: object, contentType: SignIn['contentType']): string {
  if (contentType === 'application/json') return JSON.stringify(body);
  const fields = Object.entries(body).map(([name, value]): [string, string] => [name, String(value)]);
  return new URLSearchParams(fields).toString();
}

/** Returns the arguments of a curl command that sends a sign-in to a server, quoted for a shell: first the URL. */
export function curlArguments(
  { method, target, headers, body }: SignInRequest,
  server: string,
  quoteUrl: (url: string) => string = quotedIfNeeded,
): readonly [url: string, ...options: string[]] {
  const url = server + target;
  const usual = body === undefined ? 'GET' : 'POST';
  return [
    quoteUrl(url),
    ...(method === usual ? [] : [`-X ${method}`]),
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(headerLine(titled(name), value))}`),
    // curl reads a file for -d and an @
    ...(body === undefined ? [] : [`${body.startsWith('@') ? '--data-raw' : '-d'} ${quoted(body)}`]),
  ];
}

/** Returns a header as curl reads it: a colon without a value would remove the header. */
function headerLine(name: string, value: string): string {
  return value === '' ? `${name};` : `${name}: ${value}`;
}

/** Spells a header's name as usual: `Content-Type`. */
function titled(name: string): string {
  return name.replaceAll(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}

/** Quotes a URL whose query a shell would misread. */
function quotedIfNeeded(url: string): string {
  return /[?&]/.test(url) ? quoted(url) : url;
}

/** Quotes a text for a shell, with single quotes. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { stringField } from '../../core/operation.ts';
import type { components } from '../../generated/admin/types.ts';
import { readBody, type RawBody } from '../../http/body.ts';
import { problemDetails, type ProblemDetails, sendProblem } from '../../http/problem.ts';
import { parseJson } from '../../json.ts';
import type { SessionCookies } from './session.ts';
import { isProblem, otherNamespace, wrongToken, type Namespaces, type TokenAuth } from './token-auth.ts';

/** Sends the problem of a call without the necessary rights. */
export function refuseCall(response: ServerResponse, problem: ProblemDetails): void {
  const how = problem.status === 401 ? { 'www-authenticate': 'Bearer' } : {};
  sendProblem(response, problem, {}, how);
}

type Next = (error?: unknown) => void;

/** A call that the guard answers itself. A cookie counts at known hosts only. */
export type OwnCall = (
  request: IncomingMessage,
  response: ServerResponse,
  next: Next,
  isKnownHost: boolean,
) => void;

/**
 * Creates the calls of `/__admin/session`: `POST` and `DELETE` exchange the token for the console's cookie and end its
 * session, and `GET` returns the caller's rights, also before the sign-in. Without a token check, all succeed at once.
 */
export function createSessionCalls(
  lock: TokenAuth | undefined,
  cookies: SessionCookies,
  { boundTo, ...grounds }: Pick<Namespaces, 'boundTo' | 'namespaceRequired' | 'storeShared'>,
): ReadonlyMap<string, OwnCall> {
  const facts = { namespaceRequired: grounds.namespaceRequired, storeShared: grounds.storeShared };

  async function describe(
    request: IncomingMessage,
    response: ServerResponse,
    isKnownHost: boolean,
  ): Promise<void> {
    const rights = lock === undefined ? 'process' : await lock.rightsIn(request, isKnownHost);
    // a browser would report an error for each page that opens before the sign-in
    if (isProblem(rights) && rights.code === 'token-missing' && isKnownHost)
      return sendRights(response, { signedIn: false, tokenRequired: true, namespace: null, ...facts });
    if (isProblem(rights)) return refuseCall(response, rights);
    const bound = boundTo(request);
    if (typeof bound === 'object')
      return refuseCall(response, problemDetails('invalid-namespace', bound.wrong));
    const own = rights === 'process' ? undefined : rights.namespace;
    if (own !== undefined && bound !== undefined && bound !== own)
      return refuseCall(response, otherNamespace(bound, own));
    return sendRights(response, {
      signedIn: true,
      tokenRequired: lock !== undefined,
      namespace: own ?? bound ?? null,
      ...facts,
    });
  }

  async function start(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (lock === undefined) return done(response);
    const { raw, release } = await readBody(request);
    try {
      const read = tokenIn(raw, request);
      if ('status' in read) return sendProblem(response, read);
      const rights = await lock.rightsOf(read.token, request);
      if (rights === undefined) return refuseCall(response, wrongToken);
      return done(response, cookies.start(rights, request));
    } finally {
      release();
    }
  }

  return new Map<string, OwnCall>([
    [
      'GET /session',
      (request, response, next, isKnownHost) => void describe(request, response, isKnownHost).catch(next),
    ],
    ['POST /session', (request, response, next) => void start(request, response).catch(next)],
    ['DELETE /session', (request, response) => done(response, cookies.end(request))],
  ]);
}

function sendRights(response: ServerResponse, rights: components['schemas']['ConsoleSession']): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(rights));
}

function done(response: ServerResponse, cookie?: string): void {
  response.writeHead(204, cookie === undefined ? {} : { 'set-cookie': cookie });
  response.end();
}

const wanted = 'expected {"token": "…"} with the content type application/json';
const unreadable = problemDetails('invalid-body', `the body has no token; ${wanted}`);
const tooLarge = problemDetails('body-too-large', `the body is too large; ${wanted}`);
/** The body must be JSON because forms on other sites can't send that content type. */
const notJson = problemDetails('unsupported-media-type', `the content type isn't JSON; ${wanted}`);

function tokenIn(raw: RawBody, { headers }: IncomingMessage): { readonly token: string } | ProblemDetails {
  if (!/^application\/json *(;|$)/i.test(headers['content-type'] ?? '')) return notJson;
  if ('failure' in raw) return raw.failure === 'too-large' ? tooLarge : unreadable;
  const token = stringField(bodyIn(raw), 'token');
  return token === undefined || token === '' ? unreadable : { token };
}

function bodyIn(raw: Exclude<RawBody, { readonly failure: unknown }>): unknown {
  if ('parsed' in raw) return raw.parsed;
  return parseJson('text' in raw ? raw.text : raw.bytes.toString('utf8'));
}

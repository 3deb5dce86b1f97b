import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ProblemDetails, sendProblem } from '../../http/problem.ts';
import type { MaybePromise } from '../../store/store.ts';
import type { SessionCookies } from './session.ts';
import { bearerOf, rightsOf, type Rights } from './token.ts';
import { stringField } from '../../core/operation.ts';
import { readBody, type RawBody } from '../../http/body.ts';
import { parseJson } from '../../json.ts';
import { problemDetails } from '../handler.ts';

/** What the guard has to know of namespaces. */
export interface Namespaces {
  /** The namespace a call is about, or why its name is none. */
  namespaceOf(request: IncomingMessage): string | { readonly wrong: string };
  /** Those there are. */
  namespaces(): MaybePromise<readonly string[]>;
}

/** What has to be right before a call is let through: a token or a cookie, for this namespace. */
export type TokenAuth = ReturnType<typeof createTokenAuth>;

/** The first words of the calls that are one namespace's; every other is the process's, those to come included. */
const namespaceCalls: ReadonlySet<string | undefined> = new Set([
  ...['reset', 'clock', 'scenarios', 'scenario-sets', 'outcomes', 'accounts', 'sessions', 'codes', 'outbox'],
  ...['requests', 'events', 'state', 'snapshots', 'bundle'],
]);

/** Those that need no token. */
const openCalls: ReadonlySet<string> = new Set(['GET /health', 'HEAD /health', 'GET /ca.pem']);

/** Makes the lock that a main token opens. */
export function createTokenAuth(
  main: string,
  { namespaceOf, namespaces }: Namespaces,
  cookies: SessionCookies,
) {
  if (main === '') throw new Error('the token of the control plane is empty; leave it out or give one');

  /** Why a call is not let through; undefined when it is. */
  async function refuse(request: IncomingMessage, call: string): Promise<ProblemDetails | undefined> {
    if (openCalls.has(`${String(request.method)} ${call}`)) return undefined;
    const bearer = bearerOf(request.headers.authorization);
    const good = bearer === undefined ? cookies.rightsOf(request) : await rights(bearer, request);
    if (good !== undefined) return overstep(good, request, call);
    return bearer === undefined ? noToken : wrongToken;
  }

  function overstep(good: Rights, request: IncomingMessage, call: string): ProblemDetails | undefined {
    if (good === 'process') return undefined;
    const [, first] = call.split('/');
    const { namespace } = good;
    if (!namespaceCalls.has(first))
      return problemDetails(
        403,
        `${String(request.method)} /__admin${call} is the process's, and the token is namespace ${namespace}'s; send the main one`,
      );
    const named = namespaceOf(request);
    if (typeof named !== 'string') return problemDetails(400, named.wrong);
    if (named === namespace) return undefined;
    return problemDetails(
      403,
      `the call is about namespace ${named}, and the token is namespace ${namespace}'s; send that of ${named} or the main one`,
    );
  }

  /** The namespaces that a token opens. */
  function rights(token: string | Buffer, request: IncomingMessage): Promise<Rights | undefined> {
    const named = namespaceOf(request);
    return rightsOf(token, main, typeof named === 'string' ? named : undefined, namespaces);
  }

  return { refuse, rightsOf: rights };
}

const how =
  'send the one of LOGIN_EMULATOR_TOKEN, or the one printed at the start, as "Authorization: Bearer <token>"';

const noToken = problemDetails(401, `this call needs a token: ${how}`);
const wrongToken = problemDetails(
  401,
  `the token is neither the emulator's nor one of its namespaces'; ${how}`,
);

type Next = (error?: unknown) => void;

/** A call that the guard answers by itself. */
export type OwnCall = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

/**
 * Makes `POST·DELETE /__admin/session`: the token for the console's cookie, and back. Where there is no lock there is nothing
 * to trade, and it is done at once.
 */
export function createSessionCalls(
  lock: TokenAuth | undefined,
  cookies: SessionCookies,
): ReadonlyMap<string, OwnCall> {
  async function start(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (lock === undefined) return done(response);
    const { raw, release } = await readBody(request);
    try {
      const read = tokenIn(raw, request);
      if ('status' in read) return sendProblem(response, read);
      const rights = await lock.rightsOf(read.token, request);
      if (rights === undefined)
        return sendProblem(response, wrongToken, {}, { 'www-authenticate': 'Bearer' });
      return done(response, cookies.start(rights, request));
    } finally {
      release();
    }
  }

  return new Map<string, OwnCall>([
    ['POST /session', (request, response, next) => void start(request, response).catch(next)],
    ['DELETE /session', (request, response) => done(response, cookies.end(request))],
  ]);
}

function done(response: ServerResponse, cookie?: string): void {
  response.writeHead(204, cookie === undefined ? {} : { 'set-cookie': cookie });
  response.end();
}

const wanted = 'expected {"token": "…"} with the content type application/json';
const unreadable = problemDetails(400, `the body has no token; ${wanted}`);
const tooLarge = problemDetails(413, `the body is too large; ${wanted}`);
/** Forms of another page cannot send this content type. */
const notJson = problemDetails(415, `the content type is not JSON's; ${wanted}`);

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

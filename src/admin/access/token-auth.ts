import type { IncomingMessage, ServerResponse } from 'node:http';
import { problemDetails, type ProblemDetails, sendProblem } from '../../http/problem.ts';
import type { MaybePromise } from '../../store/store.ts';
import type { SessionCookies } from './session.ts';
import { bearerOf, rightsOf, type Rights } from './token.ts';
import { stringField } from '../../core/operation.ts';
import { readBody, type RawBody } from '../../http/body.ts';
import { parseJson } from '../../json.ts';

/** The guard's view of the namespaces. */
export interface Namespaces {
  /** Returns the namespace of a call, or why its name is invalid. */
  namespaceOf(request: IncomingMessage): string | { readonly wrong: string };
  /** Returns the names of all namespaces. */
  namespaces(): MaybePromise<readonly string[]>;
}

/** The token check of the control plane. */
export type TokenAuth = ReturnType<typeof createTokenAuth>;

/** First path segments of calls about one namespace. All others, future ones included, need the main token. */
const namespaceCalls: ReadonlySet<string | undefined> = new Set([
  ...['reset', 'clock', 'scenarios', 'scenario-sets', 'outcomes', 'accounts', 'sessions', 'codes', 'outbox'],
  ...['operations', 'requests', 'events', 'state', 'snapshots', 'bundle'],
]);

/** Calls that need no token. */
const openCalls: ReadonlySet<string> = new Set(['GET /health', 'HEAD /health', 'GET /ca.pem']);

/** Whether a call reads the console's page or one of its files, which have no secrets. */
function isConsole({ method }: IncomingMessage, call: string): boolean {
  return (method === 'GET' || method === 'HEAD') && /^\/console(?:\/[^/]*)?$/.test(call);
}

/** Creates the check of the main token and of the tokens derived from it. Throws if the main token is empty. */
export function createTokenAuth(
  main: string,
  { namespaceOf, namespaces }: Namespaces,
  cookies: SessionCookies,
) {
  if (main === '') throw new Error('the token of the control plane is empty; omit it or set a value');

  /** Returns the problem of a call without the necessary rights; undefined if it may proceed. */
  async function refuse(
    request: IncomingMessage,
    call: string,
    isKnownHost: boolean,
  ): Promise<ProblemDetails | undefined> {
    if (openCalls.has(`${String(request.method)} ${call}`)) return undefined;
    // at an unknown host, another site could read them
    if (isKnownHost && isConsole(request, call)) return undefined;
    const bearer = bearerOf(request.headers.authorization);
    const cookie = isKnownHost ? cookies.rightsOf(request) : undefined;
    const good = bearer === undefined ? cookie : await rights(bearer, request);
    if (good !== undefined) return overstep(good, request, call);
    if (bearer !== undefined) return wrongToken;
    return isKnownHost ? noToken : noTokenAt(String(request.headers.host));
  }

  function overstep(good: Rights, request: IncomingMessage, call: string): ProblemDetails | undefined {
    if (good === 'process') return undefined;
    const [, first] = call.split('/');
    const { namespace } = good;
    if (!namespaceCalls.has(first))
      return problemDetails(
        'token-insufficient',
        `${String(request.method)} /__admin${call} needs the main token; the token sent is valid for namespace ${namespace} only`,
      );
    const named = namespaceOf(request);
    if (typeof named !== 'string') return problemDetails('invalid-namespace', named.wrong);
    if (named === namespace) return undefined;
    return problemDetails(
      'token-insufficient',
      `the call is about namespace ${named}, but the token is valid for namespace ${namespace} only; send the token of ${named} or the main token`,
    );
  }

  /** Returns the rights that a token gives. */
  function rights(token: string | Buffer, request: IncomingMessage): Promise<Rights | undefined> {
    const named = namespaceOf(request);
    return rightsOf(token, main, typeof named === 'string' ? named : undefined, namespaces);
  }

  return { refuse, rightsOf: rights };
}

const how =
  'send the token of LOGIN_EMULATOR_TOKEN, or the token printed at startup, as "Authorization: Bearer <token>"';

const noToken = problemDetails('token-missing', `this call needs a token: ${how}`);
const noTokenAt = (host: string) =>
  problemDetails(
    'token-missing',
    `this call needs a token: ${how}. A cookie doesn't count, because the Host "${host}" isn't in --allowed-hosts`,
  );
const wrongToken = problemDetails(
  'token-wrong',
  `the token is wrong: it is neither the main token nor a namespace's; ${how}`,
);

type Next = (error?: unknown) => void;

/** A call that the guard answers itself. */
export type OwnCall = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

/**
 * Creates `POST` and `DELETE /__admin/session`, which exchange the token for the console's cookie and end its session.
 * Without a token check, both succeed at once.
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

import type { IncomingMessage } from 'node:http';
import { problemDetails, type ProblemDetails } from '../../http/problem.ts';
import type { MaybePromise } from '../../store/store.ts';
import type { SessionCookies } from './session.ts';
import { bearerOf, rightsOf, type Rights } from './token.ts';
import { splitUrl } from '../../http/request-url.ts';

/** The guard's view of the namespaces. */
export interface Namespaces {
  /** Returns the namespace of a call, or why its name is invalid. */
  namespaceOf(request: IncomingMessage): string | { readonly wrong: string };
  /** Returns the namespace to which the port, path or host binds a call, if any, or why its name is invalid. */
  boundTo(request: IncomingMessage): string | { readonly wrong: string } | undefined;
  /** Whether calls for the namespace `default` are refused. */
  readonly namespaceRequired: boolean;
  /** Whether other processes can change the namespaces, too. */
  readonly storeShared: boolean;
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
    const good = await rightsIn(request, isKnownHost);
    return isProblem(good) ? good : overstep(good, request, call);
  }

  /** Returns the rights of a call, by its token or its cookie; a problem if it has none. */
  async function rightsIn(request: IncomingMessage, isKnownHost: boolean): Promise<Rights | ProblemDetails> {
    const bearer = bearerOf(request.headers.authorization);
    const cookie = isKnownHost ? cookies.rightsOf(request) : undefined;
    const good = bearer === undefined ? cookie : await rights(bearer, request);
    if (good !== undefined) return good;
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
    if (named === namespace)
      return isBeyondNamespace(request)
        ? problemDetails(
            'token-insufficient',
            `the scope of all namespaces needs the main token; the token sent is valid for namespace ${namespace} only`,
          )
        : undefined;
    return otherNamespace(named, namespace);
  }

  /** Returns the rights that a token gives. */
  function rights(token: string | Buffer, request: IncomingMessage): Promise<Rights | undefined> {
    const named = namespaceOf(request);
    return rightsOf(token, main, typeof named === 'string' ? named : undefined, namespaces);
  }

  return { refuse, rightsIn, rightsOf: rights };
}

/** Returns the problem of a call about another namespace than the token's. */
export function otherNamespace(named: string, own: string): ProblemDetails {
  return problemDetails(
    'token-insufficient',
    `the call is about namespace ${named}, but the token is valid for namespace ${own} only; send the token of ${named} or the main token`,
  );
}

/** Whether rights are missing. */
export function isProblem(good: Rights | ProblemDetails): good is ProblemDetails {
  return typeof good === 'object' && 'code' in good;
}

/** Whether the query has any scope other than the namespace; names and values are compared as decoded. */
function isBeyondNamespace({ url }: IncomingMessage): boolean {
  const scopes = new URLSearchParams(splitUrl(url).query).getAll('scope');
  return scopes.some((scope) => scope !== 'namespace');
}

const how =
  'send the token of LOGIN_EMULATOR_TOKEN, or the token printed at startup, as "Authorization: Bearer <token>"';

const noToken = problemDetails('token-missing', `this call needs a token: ${how}`);
const noTokenAt = (host: string) =>
  problemDetails(
    'token-missing',
    `this call needs a token: ${how}. A cookie doesn't count, because the Host "${host}" isn't in --allowed-hosts`,
  );
/** The problem of a wrong token. */
export const wrongToken = problemDetails(
  'token-wrong',
  `the token is wrong: it is neither the main token nor a namespace's; ${how}`,
);

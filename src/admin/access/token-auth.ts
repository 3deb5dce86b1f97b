import type { IncomingMessage } from 'node:http';
import type { ProblemDetails } from '../../http/problem.ts';
import type { MaybePromise } from '../../store/store.ts';
import type { SessionCookies } from './session-cookie.ts';
import { bearerOf, rightsOf, type Rights } from './token.ts';

/** What the guard has to know of namespaces. */
export interface Namespaces {
  /** The namespace a call is about, or why its name is none. */
  namespaceOf(request: IncomingMessage): string | { readonly wrong: string };
  /** Those there are. */
  namespaces(): MaybePromise<readonly string[]>;
}

/** What has to be right before a call is let through: a token or a cookie, for this namespace. */
export interface TokenAuth {
  /** Why a call is not let through; undefined when it is. */
  refuse(request: IncomingMessage, call: string): Promise<ProblemDetails | undefined>;
  /** What a token is good for. */
  rightsOf(token: string | Buffer, request: IncomingMessage): Promise<Rights | undefined>;
}

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
): TokenAuth {
  if (main === '') throw new Error('the token of the control plane is empty; leave it out or give one');

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
      return forbidden(
        `${String(request.method)} /__admin${call} is the process's, and the token is namespace ${namespace}'s; send the main one`,
      );
    const named = namespaceOf(request);
    if (typeof named !== 'string') return { status: 400, title: 'Bad request', detail: named.wrong };
    if (named === namespace) return undefined;
    return forbidden(
      `the call is about namespace ${named}, and the token is namespace ${namespace}'s; send that of ${named} or the main one`,
    );
  }

  function rights(token: string | Buffer, request: IncomingMessage): Promise<Rights | undefined> {
    const named = namespaceOf(request);
    return rightsOf(token, main, typeof named === 'string' ? named : undefined, namespaces);
  }

  return { refuse, rightsOf: rights };
}

function forbidden(detail: string): ProblemDetails {
  return { status: 403, title: 'Forbidden', detail };
}

const how =
  'send the one of LOGIN_EMULATOR_TOKEN, or the one printed at the start, as "Authorization: Bearer <token>"';

const noToken: ProblemDetails = {
  status: 401,
  title: 'Unauthorized',
  detail: `this call needs a token: ${how}`,
};

/** A token that does not open. */
export const wrongToken: ProblemDetails = {
  status: 401,
  title: 'Unauthorized',
  detail: `the token is neither the emulator's nor one of its namespaces'; ${how}`,
};

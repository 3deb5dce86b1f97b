import type { IncomingMessage, ServerResponse } from 'node:http';
import cors from 'cors';
import { isAmong, matcherOf, allowPrivateNetwork } from '../../http/cors.ts';
import { problemDetails } from '../../http/problem.ts';
import { createHostRule } from '../../http/loopback-host.ts';
import { createSessionCalls, refuseCall } from './session-calls.ts';
import { createTokenAuth, type Namespaces } from './token-auth.ts';
import { createOriginRule } from './origin.ts';
import { createSessionCookies, type KnownSessions } from './session.ts';

/** Access options of the control plane. */
export interface AccessOptions {
  /** False turns off every call except `GET /__admin/health`. */
  readonly admin: boolean;
  /** Host names allowed without a token, and for cookies, besides loopback names: `ci.example`, or `ci.example:4010` for this port only. */
  readonly allowedHosts: readonly string[];
  /** Origins of pages that may call it, besides the emulator's own. */
  readonly adminOrigins: readonly string[];
  /** The main token. If set, all calls except `GET /health` and `GET /ca.pem` need it or a namespace's token. */
  readonly token?: string;
  /** The emulator's URL behind a proxy; its host and origin count as the emulator's own. */
  readonly publicUrl?: string;
}

/** Access options for in-process callers: everything is allowed. */
export function ownAccess(url: string): AccessOptions {
  return { admin: true, allowedHosts: [new URL(url).host], adminOrigins: [] };
}

/** Parts that a guard needs besides its options. */
export interface GuardContext extends Namespaces {
  /** The real time in epoch milliseconds; callers can change the emulator's own clock. */
  realNow(): number;
  /** Console sessions. All guards of a process share them because cookies don't distinguish ports. */
  readonly sessions: KnownSessions;
}

/** Rejects forbidden calls, answers session calls, and passes all others on. `call` is the path below `/__admin`. */
export type Guard = (
  request: IncomingMessage,
  response: ServerResponse,
  call: string,
  next: (error?: unknown) => void,
) => void;

/**
 * Creates the guard of the control plane. It checks the host, the page's origin and the token. With a token, a call at
 * an unknown host may proceed if it sends the token itself; a cookie doesn't count there.
 */
export function createGuard(options: AccessOptions, grounds: GuardContext): Guard {
  const { admin, adminOrigins, publicUrl, token } = options;
  const wrongHost = createHostRule(options);
  const wrongOrigin = createOriginRule(options);
  const others = adminOrigins.map(matcherOf);
  const readable = cors({ origin: others, credentials: true, maxAge: 600 });
  const cookies = createSessionCookies(grounds.sessions, grounds.realNow, (request) =>
    isHttps(request, publicUrl),
  );
  const lock = token === undefined ? undefined : createTokenAuth(token, grounds, cookies);
  const own = createSessionCalls(lock, cookies, grounds);

  return (request, response, call, next) => {
    // a probe may use any host name, and health reveals no secrets
    const isProbe = isHealth(request, call);
    const host = isProbe ? undefined : wrongHost(request);
    // a site that points its own name at this machine doesn't know the token
    if (host !== undefined && (lock === undefined || !host.isForeign))
      return refuseCall(response, problemDetails('host-not-allowed', host.detail));
    const page = wrongOrigin(request, call);
    if (page !== undefined) return refuseCall(response, problemDetails('origin-not-allowed', page));
    if (!admin && !isProbe) return refuseCall(response, off);
    const { origin } = request.headers;
    if (origin === undefined || !isAmong(others, origin)) response.appendHeader('vary', 'Origin');
    else if (request.method === 'OPTIONS') {
      allowPrivateNetwork(request, response, others);
      return readable(request, response, next);
    } else readable(request, response, () => undefined);
    // like Express: in any case, with or without a trailing slash
    const answer = own.get(`${String(request.method)} ${call.toLowerCase().replace(/\/$/, '')}`);
    if (answer !== undefined && host !== undefined && request.method !== 'GET')
      return refuseCall(response, problemDetails('host-not-allowed', `${host.detail}, ${insteadOfCookie}`));
    if (answer !== undefined) return answer(request, response, next, host === undefined);
    if (lock === undefined) return next();
    return void lock
      .refuse(request, call, host === undefined)
      .then((problem) => (problem === undefined ? next() : refuseCall(response, problem)))
      .catch(next);
  };
}

function isHealth({ method }: IncomingMessage, call: string): boolean {
  return call === '/health' && (method === 'GET' || method === 'HEAD');
}

const insteadOfCookie = 'or send "Authorization: Bearer <token>" with each call instead of a cookie';

const off = problemDetails(
  'control-plane-off',
  'the control plane is off (--no-admin); only GET /__admin/health is available',
);

/** Returns whether the client uses HTTPS, directly or through the proxy at the public URL. */
function isHttps({ socket, headers }: IncomingMessage, publicUrl: string | undefined): boolean {
  if ('encrypted' in socket) return true;
  if (publicUrl === undefined) return false;
  const { protocol, host } = new URL(publicUrl);
  return protocol === 'https:' && headers.host?.toLowerCase() === host;
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import cors from 'cors';
import { isAmong, matcherOf, allowPrivateNetwork } from '../../http/cors.ts';
import { sendProblem, type ProblemDetails } from '../../http/problem.ts';
import { problemDetails } from '../handler.ts';
import { createHostRule } from '../../http/loopback-host.ts';
import { createTokenAuth, type Namespaces, createSessionCalls } from './token-auth.ts';
import { createOriginRule } from './origin.ts';
import { createSessionCookies, type KnownSessions } from './session.ts';

/** Who may use the control plane. */
export interface AccessOptions {
  /** False turns everything off but `GET /__admin/health`. */
  readonly admin: boolean;
  /** What the emulator may be called beside loopback's names: `ci.example`, or `ci.example:4010` for this port alone. */
  readonly allowedHosts: readonly string[];
  /** The origins of pages that may call it beside the emulator's own. */
  readonly adminOrigins: readonly string[];
  /** Where there is one, every call but `GET /health` and `GET /ca.pem` needs it, or a namespace's own. */
  readonly token?: string;
  /** Where the emulator stands for others, with a proxy between: its host and its origin are the emulator's own. */
  readonly publicUrl?: string;
}

/** Whoever holds the emulator itself may do with it what they like; they call it by its URL. */
export function ownAccess(url: string): AccessOptions {
  return { admin: true, allowedHosts: [new URL(url).host], adminOrigins: [] };
}

/** What a guard has to know beside its options. */
export interface GuardContext extends Namespaces {
  /** The real time in epoch milliseconds: the emulator's own clock can be set by whoever may call. */
  realNow(): number;
  /** The sessions of the console; all guards of a process share them, because a browser tells no ports apart. */
  readonly sessions: KnownSessions;
}

/** Answers a call that may not be made, and what is about who may; hands on every other. `call` is the path below `/__admin`. */
export type Guard = (
  request: IncomingMessage,
  response: ServerResponse,
  call: string,
  next: (error?: unknown) => void,
) => void;

/** Makes what stands before the control plane: who is asked, who asks, and with what right. */
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
  const own = createSessionCalls(lock, cookies);

  return (request, response, call, next) => {
    // a probe names the emulator by an address of its own choice, and health tells nothing that has to be kept
    const isProbe = isHealth(request, call);
    const stranger = (isProbe ? undefined : wrongHost(request)) ?? wrongOrigin(request, call);
    if (stranger !== undefined) return refuse(response, problemDetails(403, stranger));
    if (!admin && !isProbe) return refuse(response, off);
    const { origin } = request.headers;
    if (origin === undefined || !isAmong(others, origin)) response.appendHeader('vary', 'Origin');
    else if (request.method === 'OPTIONS') {
      allowPrivateNetwork(request, response, others);
      return readable(request, response, next);
    } else readable(request, response, () => undefined);
    // as Express takes a path: in any case, with a slash at its end or without
    const answer = own.get(`${String(request.method)} ${call.toLowerCase().replace(/\/$/, '')}`);
    if (answer !== undefined) return answer(request, response, next);
    if (lock === undefined) return next();
    return void lock
      .refuse(request, call)
      .then((problem) => (problem === undefined ? next() : refuse(response, problem)))
      .catch(next);
  };
}

function isHealth({ method }: IncomingMessage, call: string): boolean {
  return call === '/health' && (method === 'GET' || method === 'HEAD');
}

const off = problemDetails(
  404,
  'the control plane is off (--no-admin); only GET /__admin/health is answered',
);

function refuse(response: ServerResponse, problem: ProblemDetails): void {
  const how = problem.status === 401 ? { 'www-authenticate': 'Bearer' } : {};
  sendProblem(response, problem, {}, how);
}

/** A proxy speaks plain HTTP with the emulator; a browser that comes past it does, too. */
function isHttps({ socket, headers }: IncomingMessage, publicUrl: string | undefined): boolean {
  if ('encrypted' in socket) return true;
  if (publicUrl === undefined) return false;
  const { protocol, host } = new URL(publicUrl);
  return protocol === 'https:' && headers.host?.toLowerCase() === host;
}

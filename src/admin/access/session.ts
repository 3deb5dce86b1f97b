import { hash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { mountOf } from '../../http/public-address.ts';
import type { Rights } from './token.ts';

/** The sessions there are, by the digest of their cookie's value: how long a look-up takes tells nothing of one. */
export type KnownSessions = Map<string, Session>;

/** No sessions yet. */
export function createKnownSessions(): KnownSessions {
  return new Map();
}

/** The cookies of those who gave a token; they end with the process. */
export type SessionCookies = ReturnType<typeof createSessionCookies>;

interface Session {
  readonly rights: Rights;
  readonly endsAt: number;
}

const cookieName = 'emulator-admin';
const lifetimeSeconds = 12 * 60 * 60;
const maxSessions = 1000;

/** Makes the cookies, over real time; `isSecure` is whether a request came by https. */
export function createSessionCookies(
  sessions: KnownSessions,
  realNow: () => number,
  isSecure: (request: IncomingMessage) => boolean,
) {
  /** Starts a session; gives its `Set-Cookie`. */
  function start(rights: Rights, request: IncomingMessage): string {
    const value = randomBytes(32).toString('base64url');
    const [oldest] = sessions.keys();
    if (oldest !== undefined && sessions.size >= maxSessions) sessions.delete(oldest);
    sessions.set(digestOf(value), { rights, endsAt: realNow() + lifetimeSeconds * 1000 });
    return cookie(value, lifetimeSeconds, request);
  }

  /** The namespaces that the request's cookie opens. */
  function rightsOf(request: IncomingMessage): Rights | undefined {
    const [session] = valuesOf(request).flatMap((value) => sessions.get(digestOf(value)) ?? []);
    return session !== undefined && realNow() < session.endsAt ? session.rights : undefined;
  }

  /** Ends the request's session; gives the `Set-Cookie` that forgets it. */
  function end(request: IncomingMessage): string {
    for (const value of valuesOf(request)) sessions.delete(digestOf(value));
    return cookie('', 0, request);
  }

  function cookie(value: string, seconds: number, request: IncomingMessage): string {
    const path = `${mountOf(request)}/__admin`;
    const secure = isSecure(request) ? '; Secure' : '';
    return `${cookieName}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
  }

  return { start, rightsOf, end };
}

/** A browser may send several of one name. */
function valuesOf({ headers }: IncomingMessage): readonly string[] {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs
    .filter((pair) => pair.startsWith(`${cookieName}=`))
    .map((pair) => pair.slice(cookieName.length + 1));
}

function digestOf(value: string): string {
  return hash('sha256', value);
}

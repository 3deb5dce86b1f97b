import { hash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { mountOf } from '../../http/public-address.ts';
import { splitUrl } from '../../http/request-url.ts';
import type { Rights } from './token.ts';

/** Console sessions by the digest of their cookie's value, so that lookup time reveals nothing about a value. */
export type KnownSessions = Map<string, Session>;

/** Creates an empty list of console sessions. */
export function createKnownSessions(): KnownSessions {
  return new Map();
}

/** The console's session cookies; they end with the process. */
export type SessionCookies = ReturnType<typeof createSessionCookies>;

interface Session {
  readonly rights: Rights;
  readonly endsAt: number;
}

const cookieName = 'emulator-admin';
const lifetimeSeconds = 12 * 60 * 60;
const maxSessions = 1000;

/** Creates the session cookies, which use real time. `isSecure` returns whether a request came over HTTPS. */
export function createSessionCookies(
  sessions: KnownSessions,
  realNow: () => number,
  isSecure: (request: IncomingMessage) => boolean,
) {
  /** Starts a session; returns its `Set-Cookie`. */
  function start(rights: Rights, request: IncomingMessage): string {
    const value = randomBytes(32).toString('base64url');
    const [oldest] = sessions.keys();
    if (oldest !== undefined && sessions.size >= maxSessions) sessions.delete(oldest);
    sessions.set(digestOf(value), { rights, endsAt: realNow() + lifetimeSeconds * 1000 });
    return cookie(value, lifetimeSeconds, request);
  }

  /** Returns the rights that the request's cookie gives. */
  function rightsOf(request: IncomingMessage): Rights | undefined {
    const [session] = valuesOf(request).flatMap((value) => sessions.get(digestOf(value)) ?? []);
    return session !== undefined && realNow() < session.endsAt ? session.rights : undefined;
  }

  /** Ends the request's session; returns the `Set-Cookie` that deletes it. */
  function end(request: IncomingMessage): string {
    for (const value of valuesOf(request)) sessions.delete(digestOf(value));
    return cookie('', 0, request);
  }

  function cookie(value: string, seconds: number, request: IncomingMessage): string {
    // without a path, the browser takes that of the call, which alone has the prefix of a proxy
    const isBelow = splitUrl(request.url).path.endsWith('/');
    const path = isBelow ? `; Path=${mountOf(request)}/__admin` : '';
    const secure = isSecure(request) ? '; Secure' : '';
    return `${cookieName}=${value}${path}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
  }

  return { start, rightsOf, end };
}

/** Returns all values: a browser may send several cookies with the same name. */
function valuesOf({ headers }: IncomingMessage): readonly string[] {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs
    .filter((pair) => pair.startsWith(`${cookieName}=`))
    .map((pair) => pair.slice(cookieName.length + 1));
}

function digestOf(value: string): string {
  return hash('sha256', value);
}

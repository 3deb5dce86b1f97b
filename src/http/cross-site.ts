import type { IncomingMessage } from 'node:http';
import { allowsOrigin, type CorsRule } from './cors.ts';
import { originIn, ownOriginOf } from './origin.ts';

/** What a browser says of a request that a page of the emulator's own site makes, or its user. */
const near: ReadonlySet<unknown> = new Set(['same-origin', 'same-site', 'none']);

/**
 * Whether a page of another site makes this request, by an image tag or a form for one: such a page may not make
 * namespaces. A page whose origin the CORS rule allows may; so may whatever is no browser.
 */
export function isCrossSite(request: IncomingMessage, rule: CorsRule, publicUrl?: string): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin !== undefined && allowsOrigin(rule, origin)) return false;
  if (site !== undefined) return !near.has(site);
  // browsers of before 2023, and whatever is not reached by https or on loopback
  return origin !== undefined && !isOwn(origin, request, publicUrl);
}

function isOwn(origin: string, request: IncomingMessage, publicUrl: string | undefined): boolean {
  return origin === ownOriginOf(request) || (publicUrl !== undefined && origin === originIn(publicUrl));
}

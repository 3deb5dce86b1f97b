import type { IncomingMessage } from 'node:http';
import { isAmong, matcherOf } from '../../http/cors.ts';
import { originIn, ownOriginOf } from '../../http/public-address.ts';

/** Pages that may call the control plane beside the emulator's own. */
export interface OriginNames {
  readonly adminOrigins: readonly string[];
  readonly publicUrl?: string;
}

/** What a browser says of a request that a page of the emulator's own makes, or its user. */
const ownPages: ReadonlySet<unknown> = new Set(['same-origin', 'none']);

const advice = 'if that page is yours, give its origin in --admin-origins';

/**
 * Makes the rule of who asks: a browser says whose page a request is from, and only the emulator's own pages and those of
 * `--admin-origins` may call. What is no browser says nothing, and may. Says what is wrong with a request, if anything is.
 */
export function createOriginRule({
  adminOrigins,
  publicUrl,
}: OriginNames): (request: IncomingMessage, call: string) => string | undefined {
  const others = adminOrigins.map(matcherOf);
  const own = publicUrl === undefined ? undefined : originIn(publicUrl);
  const isKnown = (origin: string | undefined, request: IncomingMessage) =>
    origin !== undefined &&
    origin !== 'null' &&
    (origin === ownOriginOf(request) || origin === own || isAmong(others, origin));

  return (request, call) => {
    const { origin, referer, 'sec-fetch-site': site } = request.headers;
    if (origin !== undefined)
      return isKnown(origin, request)
        ? undefined
        : `Origin is "${origin}", which is no page of the emulator's; ${advice}`;
    if (site !== undefined)
      return ownPages.has(site) || isLink(request, call)
        ? undefined
        : `a page of another site makes this request (Sec-Fetch-Site is "${site}"); ${advice} and call with fetch`;
    // browsers of before 2023, and whatever is not reached by https or on loopback
    if (referer === undefined || isKnown(originIn(referer), request) || isRead(request, call))
      return undefined;
    return `a page of another site makes this request, by its Referer; ${advice}`;
  };
}

/** A link to a page of the emulator's may stand anywhere. */
function isLink(request: IncomingMessage, call: string): boolean {
  const { 'sec-fetch-mode': mode, 'sec-fetch-dest': destination } = request.headers;
  return isRead(request, call) && (call === '/health' || (mode === 'navigate' && destination === 'document'));
}

/** What changes nothing and is looked at by people. */
function isRead({ method }: IncomingMessage, call: string): boolean {
  return method === 'GET' && /^\/(?:health|(?:docs|console)(?:\/.*)?)$/.test(call);
}

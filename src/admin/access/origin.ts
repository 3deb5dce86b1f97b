import type { IncomingMessage } from 'node:http';
import { isAmong, matcherOf } from '../../http/cors.ts';
import { originIn, ownOriginOf } from '../../http/public-address.ts';

/** Pages that may call the control plane, besides the emulator's own. */
export interface OriginNames {
  readonly adminOrigins: readonly string[];
  readonly publicUrl?: string;
}

/** `Sec-Fetch-Site` values of requests from the emulator's own pages or directly from the user. */
const ownPages: ReadonlySet<unknown> = new Set(['same-origin', 'none']);

const advice = 'to allow that page, add its origin to --admin-origins';

/**
 * Creates a check of the calling page. Browsers report a request's origin; only the emulator's own pages and those of
 * `--admin-origins` may call. Other clients report none and may call. The check returns the problem, if any.
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
        : `Origin "${origin}" isn't one of the emulator's pages; ${advice}`;
    if (site !== undefined)
      return ownPages.has(site) || isLink(request, call)
        ? undefined
        : `a page of another site sent this request (Sec-Fetch-Site is "${site}"); ${advice} and call with fetch`;
    // browsers before 2023 don't send Sec-Fetch-Site, and no browser sends it over plain HTTP beyond loopback
    if (referer === undefined || isKnown(originIn(referer), request) || isRead(request, call))
      return undefined;
    return `a page of another site sent this request, according to its Referer; ${advice}`;
  };
}

/** Returns whether the request follows a link: any page may link to the emulator's pages. */
function isLink(request: IncomingMessage, call: string): boolean {
  const { 'sec-fetch-mode': mode, 'sec-fetch-dest': destination } = request.headers;
  return isRead(request, call) && (call === '/health' || (mode === 'navigate' && destination === 'document'));
}

/** Returns whether the call only reads health or one of the web pages. */
function isRead({ method }: IncomingMessage, call: string): boolean {
  return method === 'GET' && /^\/(?:health|(?:docs|console)(?:\/.*)?)$/.test(call);
}

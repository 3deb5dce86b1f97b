import { consolePath } from '../http/emulator-urls.ts';
import type { Middleware } from '../http/listener.ts';
import { createRequestCheck, type PublicAddress } from '../http/public-address.ts';
import { splitUrl, targetOf } from '../http/request-url.ts';
import { isVisit } from '../http/visit.ts';

/** Creates the redirect from `/` to the console for people who open the emulator in a browser; passes on all other requests. */
export function createConsoleRedirect(publicAddress: PublicAddress): Middleware {
  const check = createRequestCheck(publicAddress);

  return (request, response, next) => {
    if (!isVisit(request) || check(request) !== undefined) return next();
    response.writeHead(302, {
      location: consoleBelow(targetOf(request)),
      'content-length': 0,
      'cache-control': 'no-store',
      vary: 'Accept, Sec-Fetch-Mode',
    });
    response.end();
    return undefined;
  };
}

/** Returns the console relative to the page of a request, because only the browser knows the prefix of a proxy. */
function consoleBelow(target: string): string {
  const { path } = splitUrl(target);
  const last = path.slice(path.lastIndexOf('/') + 1);
  return `.${last === '' ? '' : `/${last}`}${consolePath}`;
}

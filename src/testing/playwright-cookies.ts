import type { ClientCookie } from './client-storage.ts';

/** A cookie, as Playwright sets and returns it. */
export interface BrowserCookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  readonly path: string;
  /** -1 for a cookie that ends with the browser: the emulator's clock may differ from the browser's. */
  readonly expires: number;
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly sameSite: 'Strict' | 'Lax' | 'None';
  readonly partitionKey?: string;
}

const namespaceCookie = 'emulator-namespace';

/** Returns the cookies that name a namespace, for the hosts of the emulator and of the pages. */
export function namespaceCookies(
  namespace: string,
  emulatorUrl: string,
  pageUrl?: string,
): readonly BrowserCookie[] {
  return cookiesForHosts({ name: namespaceCookie, value: namespace }, emulatorUrl, pageUrl);
}

/** Returns whether a cookie names a namespace. */
export function isNamespaceCookie({ name }: BrowserCookie): boolean {
  return name === namespaceCookie;
}

/**
 * Returns a cookie for the hosts of the emulator and of the pages. Cookies ignore the port, and the app's own server may
 * forward them. If the hosts are different sites, such as `localhost` and `127.0.0.1`, browsers send only cookies that
 * are partitioned by the site of the page.
 */
export function cookiesForHosts(
  cookie: ClientCookie,
  emulatorUrl: string,
  pageUrl: string = emulatorUrl,
): readonly BrowserCookie[] {
  const [emulator, pages] = [new URL(emulatorUrl), new URL(pageUrl)];
  const pageCookie = cookieFor(pages, cookie);
  if (siteOf(emulator) === siteOf(pages)) return [pageCookie];
  const partitioned = { secure: true, sameSite: 'None', partitionKey: siteOf(pages) } as const;
  return [pageCookie, cookieFor(emulator, cookie), { ...cookieFor(emulator, cookie), ...partitioned }];
}

/** Returns a cookie for the host of a URL. */
export function cookieFor({ hostname, protocol }: URL, cookie: ClientCookie): BrowserCookie {
  const { name, value, path = '/', httpOnly = false, sameSite = 'Lax' } = cookie;
  const secure = cookie.secure ?? protocol === 'https:';
  return { name, value, domain: hostname, path, expires: -1, httpOnly, secure, sameSite };
}

function siteOf({ protocol, hostname }: URL): string {
  return `${protocol}//${hostname}`;
}

import type { BrowserContext } from '@playwright/test';

type Cookie = Parameters<BrowserContext['addCookies']>[0][number];

/**
 * The cookies that name a namespace, for the host of the emulator and for that of the pages: a cookie knows no port, and
 * the app's own server may pass it on. Where the two are two sites, as `localhost` and `127.0.0.1` are, browsers send a
 * page's requests with such cookies alone as are kept for the site of that page.
 */
export function namespaceCookies(
  namespace: string,
  emulatorUrl: string,
  pageUrl: string = emulatorUrl,
): readonly Cookie[] {
  const [emulator, pages] = [new URL(emulatorUrl), new URL(pageUrl)];
  const own = cookieFor(pages, namespace);
  if (siteOf(emulator) === siteOf(pages)) return [own];
  const apart = { secure: true, sameSite: 'None', partitionKey: siteOf(pages) } as const;
  return [own, cookieFor(emulator, namespace), { ...cookieFor(emulator, namespace), ...apart }];
}

function cookieFor({ hostname, protocol }: URL, value: string): Cookie {
  const secure = protocol === 'https:';
  return { name: 'emulator-namespace', value, domain: hostname, path: '/', secure, sameSite: 'Lax' };
}

function siteOf({ protocol, hostname }: URL): string {
  return `${protocol}//${hostname}`;
}

import { CookieJar } from 'tough-cookie';

let jar = new CookieJar();

/** Makes Node look like the page of a browser to axios, which then reads the cookie of the CSRF token by itself. */
export function openBrowser(url) {
  globalThis.window = { location: { href: url } };
  globalThis.document = {
    get cookie() {
      return jar.getCookieStringSync(url, { http: false });
    },
  };
}

/** Forgets the cookies of the browser. */
export function clearCookies() {
  jar = new CookieJar();
}

/** Sends a request with the cookies of the browser, and keeps those of the answer. */
export async function fetchWithCookies(input, init) {
  const request = new Request(input, init);
  request.headers.set('cookie', await jar.getCookieString(request.url));
  const response = await fetch(request);
  for (const cookie of response.headers.getSetCookie()) await jar.setCookie(cookie, request.url);
  return response;
}

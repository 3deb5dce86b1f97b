import { CookieJar } from 'tough-cookie';

/** Creates a client that acts as a page of a browser does: it keeps cookies, and repeats the CSRF cookie in a header. */
export function createClient(origin) {
  const base = `${origin}/_allauth/browser/v1`;
  const jar = new CookieJar();

  async function send(method, path, body) {
    const url = base + path;
    const cookies = await jar.getCookies(url);
    const csrf = cookies.find(({ key }) => key === 'csrftoken')?.value;
    const response = await fetch(url, {
      method,
      headers: {
        cookie: cookies.map((cookie) => cookie.cookieString()).join('; '),
        ...(csrf === undefined ? {} : { 'x-csrftoken': csrf }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) await jar.setCookie(line, url);
    const isJson = response.headers.get('content-type')?.includes('json');
    return isJson ? response.json() : { status: response.status };
  }

  return {
    config: () => send('GET', '/config'),
    session: () => send('GET', '/auth/session'),
    login: (email, password) => send('POST', '/auth/login', { email, password }),
    authenticate: (code) => send('POST', '/auth/2fa/authenticate', { code }),
    signUp: (email, password) => send('POST', '/auth/signup', { email, password }),
    verifyEmail: (key) => send('POST', '/auth/email/verify', { key }),
    requestPassword: (email) => send('POST', '/auth/password/request', { email }),
    resetPassword: (key, password) => send('POST', '/auth/password/reset', { key, password }),
    logout: () => send('DELETE', '/auth/session'),
  };
}

/** Returns the step that a sign-in waits for; undefined if it doesn't wait. */
export function pendingFlow({ data }) {
  return data?.flows?.find(({ is_pending: isPending }) => isPending)?.id;
}

import { bypass, http } from 'msw';

/** Creates a handler that passes requests for ONLYOFFICE on to a namespace of the emulator, which the story selects. */
export function createPassOn() {
  let story = { url: '', headers: {} };

  const handler = http.all('/api/2.0/*', async ({ request }) => {
    const { pathname, search } = new URL(request.url);
    const isLogin = request.method === 'POST' && pathname.includes('/authentication');
    const headers = new Headers(request.headers);
    for (const [name, value] of Object.entries(isLogin ? story.headers : {})) headers.set(name, value);
    const body = request.method === 'GET' ? undefined : await request.text();
    return fetch(bypass(`${story.url}${pathname}${search}`, { method: request.method, headers, body }));
  });

  return {
    handler,
    /** Selects the namespace by its URL, and optionally an outcome of all logins. */
    select(url, outcome) {
      story = { url, headers: outcome === undefined ? {} : { Prefer: `outcome=${outcome}` } };
    },
  };
}

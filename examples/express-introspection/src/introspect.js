const longestWaitMs = 10_000;

/** Returns a function that asks this URL for the owner of a token. It rejects if there is no valid response. */
export function createIntrospect(url) {
  return async (token) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
      signal: AbortSignal.timeout(longestWaitMs),
    });
    if (!response.ok) throw new Error(`${url} answers ${response.status}`);
    return response.json();
  };
}

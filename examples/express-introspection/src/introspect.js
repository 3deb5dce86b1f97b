const longestWaitMs = 10_000;

/** Gives what asks, at this URL, whose a token is; it rejects where that cannot be known. */
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

/** What every operation says of the outcomes that none decides by itself. */
export const commonReplies = {
  'rate-limited': () => ({ status: 429 as const, body: { detail: 'Too many requests.' } }),
  'server-error': () => ({ status: 500 as const, body: { detail: 'Internal server error' } }),
  unavailable: () => ({ status: 503 as const, body: { detail: 'Service unavailable' } }),
};

/** What an operation that needs a bearer token says to a request without one that counts. */
export const unauthorized = {
  'token-missing': () => denied('Unauthorized'),
  'token-invalid': () => denied('Unauthorized'),
  'token-expired': () => denied('Unauthorized'),
};

/** A request that is turned away, in the form of the document's errors. */
export function denied(detail: string) {
  return { status: 401 as const, body: { detail } };
}

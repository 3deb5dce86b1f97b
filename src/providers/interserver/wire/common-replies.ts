/** What operations beside the login say of the outcomes that belong to every operation. */
export const commonReplies = {
  'rate-limited': () => ({ status: 429 as const, body: { code: 429, message: 'Too many requests' } }),
  'server-error': () => ({ status: 500 as const, body: { code: 500, message: 'Internal server error' } }),
  unavailable: () => ({ status: 503 as const, body: { code: 503, message: 'Service unavailable' } }),
};

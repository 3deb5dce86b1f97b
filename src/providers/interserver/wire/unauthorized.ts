/** What every operation of a session says to a request without one that counts. */
export const unauthorized = {
  'token-missing': () => denied('Missing session id'),
  'token-invalid': () => denied('Invalid session id'),
  'token-expired': () => denied('Expired session id'),
};

/** What they say to a body that breaks the contract. */
export const malformedBody = () => ({
  status: 400 as const,
  body: { code: 400, message: 'Invalid request body' },
});

function denied(message: string) {
  return { status: 401 as const, body: { code: 401, message } };
}

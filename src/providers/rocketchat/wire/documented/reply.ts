import { tooManyRequests } from '../login-errors.ts';

const mustBeLoggedIn = { status: 'error', message: 'You must be logged in to do this.' } as const;
const notSignedIn = () => ({ status: 401, body: mustBeLoggedIn }) as const;

/** What an operation says that needs a user and gets none. */
export const unauthenticated = {
  'token-missing': notSignedIn,
  'token-invalid': notSignedIn,
  'token-expired': notSignedIn,
};

/** What every operation beside the login says when it cannot answer. */
export const commonErrors = {
  'rate-limited': ({ retryAfterSeconds }: { readonly retryAfterSeconds: number }) =>
    ({ status: 429, body: tooManyRequests(retryAfterSeconds) }) as const,
  'server-error': () => ({ status: 500, body: { success: false, error: 'Internal server error' } }) as const,
  unavailable: () => ({ status: 503, body: { success: false, error: 'Service unavailable' } }) as const,
};

/** How the servers of that time turn a request down: the word stands in the message as well. */
export function errorReply<const Word extends string>(message: string, word: Word) {
  return {
    status: 400,
    body: { success: false, error: `${message} [${word}]`, errorType: word },
  } as const;
}

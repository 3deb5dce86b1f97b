import type { Exchange } from '../../../../core/operation.ts';
import { wordsOf, type BodyError } from '../../domain/body-errors.ts';
import { tooManyRequests } from '../login-errors.ts';
import { reply } from './reply.ts';

const mustBeLoggedIn = {
  success: false,
  error: 'You must be logged in to do this.',
  status: 'error',
  message: 'You must be logged in to do this.',
} as const;
const notSignedIn = (_: unknown, exchange: Exchange) => reply(401, mustBeLoggedIn, exchange);

/** What an operation says that needs a user and gets none. */
export const unauthenticated = {
  'token-missing': notSignedIn,
  'token-invalid': notSignedIn,
  'token-expired': notSignedIn,
};

/** What every operation beside the login says when it cannot answer. */
export const commonErrors = {
  'rate-limited': ({ retryAfterSeconds }: { readonly retryAfterSeconds: number }, exchange: Exchange) =>
    reply(429, tooManyRequests(retryAfterSeconds), exchange),
  'server-error': (_: unknown, exchange: Exchange) =>
    reply(500, { success: false, error: 'Internal server error' }, exchange),
  unavailable: (_: unknown, exchange: Exchange) =>
    reply(503, { success: false, error: 'Service unavailable' }, exchange),
};

/** What the server's check says of a body; the keys stand in this order. Source: the vendor's server source. */
export function invalidParams(fault: BodyError, exchange: Exchange) {
  return reply(400, { success: false, errorType: 'invalid-params', error: wordsOf(fault) }, exchange);
}

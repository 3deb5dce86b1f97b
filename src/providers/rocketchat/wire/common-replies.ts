import type { Budget, ReplyHeaders } from '../../../core/operation.ts';
import { wordsOf, type BodyError } from '../domain/body-errors.ts';

const mustBeLoggedIn = 'You must be logged in to do this.';

/** Replies to a request without a valid token, by profile. */
export const unauthenticated = {
  documented: notSignedIn({ status: 'error', message: mustBeLoggedIn }),
  observed: notSignedIn({ success: false, error: mustBeLoggedIn, status: 'error', message: mustBeLoggedIn }),
};

/** Replies to a body that violates the contract, by profile. */
export const malformedBody = {
  documented: {
    'malformed-request': ({ fault }: { readonly fault: BodyError }) =>
      errorReply(wordsOf(fault), 'invalid-params'),
  },
  observed: { 'malformed-request': ({ fault }: { readonly fault: BodyError }) => invalidParams(fault) },
};

/** Replies for the outcomes that every operation shares, except the documented login. */
export const commonErrors = {
  'rate-limited': ({ retryAfterSeconds }: { readonly retryAfterSeconds: number }) =>
    ({ status: 429, body: tooManyRequests(retryAfterSeconds) }) as const,
  'server-error': () => ({ status: 500, body: { success: false, error: 'Internal server error' } }) as const,
  unavailable: () => ({ status: 503, body: { success: false, error: 'Service unavailable' } }) as const,
};

/** Returns the rate limit headers; the vendor sends no Retry-After. Source: the vendor's server source. */
export function rateLimitHeaders({ limit, remaining, resetsAt }: Budget): ReplyHeaders {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(resetsAt),
  };
}

/** Returns the body of a 429; both profiles use the format of the newer servers. */
export function tooManyRequests(retryAfterSeconds: number) {
  return {
    success: false,
    error:
      'Error, too many requests. Please slow down. ' +
      `You must wait ${retryAfterSeconds} seconds before trying this endpoint again. [error-too-many-requests]`,
  } as const;
}

/** Renders an error as the documented servers do: the message repeats the error type. */
export function errorReply<const ErrorType extends string>(message: string, errorType: ErrorType) {
  return { status: 400, body: { success: false, error: `${message} [${errorType}]`, errorType } } as const;
}

/** Renders an invalid body as the observed servers do. Source: the vendor's server source, also for the key order. */
export function invalidParams(fault: BodyError) {
  return {
    status: 400,
    body: { success: false, errorType: 'invalid-params', error: wordsOf(fault) },
  } as const;
}

function notSignedIn<const Body>(body: Body) {
  const reply = () => ({ status: 401, body }) as const;
  return { 'token-missing': reply, 'token-invalid': reply, 'token-expired': reply };
}

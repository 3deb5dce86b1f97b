import type { Budget, ReplyHeaders } from '../../../core/operation.ts';
import { wordsOf, type BodyError } from '../domain/body-errors.ts';

const mustBeLoggedIn = 'You must be logged in to do this.';

/** The replies to a request without a valid token, which the profiles render differently. */
export const unauthenticated = {
  documented: notSignedIn({ status: 'error', message: mustBeLoggedIn }),
  observed: notSignedIn({ success: false, error: mustBeLoggedIn, status: 'error', message: mustBeLoggedIn }),
};

/** The replies to a body that breaks the contract, which the profiles render differently. */
export const malformedBody = {
  documented: {
    'malformed-request': ({ fault }: { readonly fault: BodyError }) =>
      errorReply(wordsOf(fault), 'invalid-params'),
  },
  observed: { 'malformed-request': ({ fault }: { readonly fault: BodyError }) => invalidParams(fault) },
};

/** The replies of every operation but the login when it can't answer. */
export const commonErrors = {
  'rate-limited': ({ retryAfterSeconds }: { readonly retryAfterSeconds: number }) =>
    ({ status: 429, body: tooManyRequests(retryAfterSeconds) }) as const,
  'server-error': () => ({ status: 500, body: { success: false, error: 'Internal server error' } }) as const,
  unavailable: () => ({ status: 503, body: { success: false, error: 'Service unavailable' } }) as const,
};

/** Returns the client's remaining request budget; the vendor sends no Retry-After. Source: the vendor's server source. */
export function rateLimitHeaders({ limit, remaining, resetsAt }: Budget): ReplyHeaders {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(resetsAt),
  };
}

/** Returns the body of a 429; both profiles have the form of the newer servers. */
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

/** Renders a broken body as the observed servers do. Source: the vendor's server source, also for the order of the keys. */
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

import type { components } from '../../../../generated/onlyoffice/documented/types.ts';

type Failure = components['schemas']['Error'];

/** A failure: the document has its status and its sentence, the vendor's server the rest. */
export function error<const Status extends number>(
  status: Status,
  message: string,
): { readonly status: Status; readonly body: Failure } {
  return { status, body: failure(status, message) };
}

/** A failure's body. */
export function failure(statusCode: number, message: string): Failure {
  return { error: { message, type: null, stack: null, hresult: 0 }, status: 1, statusCode };
}

/** What the document has for 429. */
export const tooMany = 'Too many login attempts. Please try again later';

/** What every operation says of the outcomes that belong to all. */
export const commonErrors = {
  'rate-limited': () => error(429, tooMany),
  'server-error': () => error(500, 'Internal server error'),
  unavailable: () => error(503, 'Service unavailable'),
};

/** What an operation says that needs somebody and gets nobody; one that needs another is `not-allowed`. */
export const unauthenticated = {
  'token-missing': () => ({ status: 401 as const, body: undefined }),
  'token-invalid': () => ({ status: 401 as const, body: undefined }),
  'token-expired': () => ({ status: 401 as const, body: undefined }),
};

/** What is said to somebody who may not. */
export const forbidden = {
  'not-allowed': () => ({ status: 403 as const, body: undefined, empty: true as const }),
};

/** What is said to somebody who is no administrator. */
export const accessDenied = { 'not-allowed': () => error(403, 'Access denied') };

/** What is said where no app is asked for, or none is linked. */
export const appUnavailable = {
  'second-factor-unavailable': () => error(403, 'TFA application settings are not available'),
};

/** What is said to a body that cannot be bound. */
export const bindingFailed = () => error(400, 'One or more validation errors occurred.');

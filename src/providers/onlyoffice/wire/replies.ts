import type { CommonFacts } from '../../../core/outcome.ts';
import type { Exchange, RenderedReply } from '../../../core/operation.ts';
import type { ErrorReplies } from '../../../core/provider.ts';
import type { components } from '../../../generated/onlyoffice/observed/types.ts';
import type { BindingErrors } from '../domain/binding-errors.ts';
import { envelope, type Draft } from './envelope.ts';

type Failure = components['schemas']['Error'];
type Exception = keyof typeof exceptions;

/** Creates a failure; without an exception, the reply hides the cause. */
export function failure<const Status extends number>(status: Status, message: string, exception?: Exception) {
  const body: Failure = { error: cause(message, exception), status: 1, statusCode: status };
  return { status, body };
}

/** Creates a failure that names its exception only in the observed profile. */
export function exception<const Status extends number>(status: Status, message: string, name: Exception) {
  return { ...failure(status, message), observed: failure(status, message, name) };
}

/** Describes the cause of a failure; the one-line stack is invented. */
function cause(message: string, exception: Exception | undefined): Failure['error'] {
  if (exception === undefined) return { message, type: null, stack: null, hresult: 0 };
  const [type, hresult] = exceptions[exception];
  return { message, type, stack: `   at ${type}`, hresult };
}

/** Full names and `hresult` numbers. Source: the vendor's server source; the numbers are .NET's constants. */
const exceptions = {
  Exception: ['System.Exception', -2146233088],
  ArgumentException: ['System.ArgumentException', -2147024809],
  InvalidOperationException: ['System.InvalidOperationException', -2146233079],
  ItemNotFoundException: ['ASC.Common.Utils.ItemNotFoundException', -2146233088],
  MethodAccessException: ['System.MethodAccessException', -2146233072],
  SecurityException: ['System.Security.SecurityException', -2146233078],
} as const;

/** The document's message for 429. */
export const tooMany = 'Too many login attempts. Please try again later';

/** Replies for the outcomes that every operation shares. */
export const commonErrors = {
  'rate-limited': (
    { retryAfterSeconds }: CommonFacts['rate-limited'],
    { budget }: Pick<Exchange, 'budget'>,
  ) => ({
    ...failure(429, tooMany),
    observed: {
      status: 429 as const,
      body: undefined,
      headers: { 'retry-after': String(retryAfterSeconds), ...limiter(budget) },
    },
  }),
  'server-error': () => exception(500, 'Internal server error', 'Exception'),
  unavailable: () => failure(503, 'Service unavailable'),
};

/** Returns the rate limit headers. Source: inferred from the package that the vendor uses for rate limits. */
function limiter(budget: Exchange['budget']) {
  if (budget === undefined) return {};
  return {
    'x-ratelimit-limit': String(budget.limit),
    'x-ratelimit-remaining': String(budget.remaining),
    'x-ratelimit-reset': String(Math.ceil(budget.resetsAt / 1000)),
  };
}

/** Replies to a request without a valid credential. */
const unauthenticated = {
  'token-missing': () => ({ status: 401 as const, body: undefined }),
  'token-invalid': () => ({ status: 401 as const, body: undefined }),
  'token-expired': () => ({ status: 401 as const, body: undefined }),
};

/** Replies that all operations with authentication share. */
export const callerErrors = { ...unauthenticated, ...commonErrors };

/** The reply to a caller that isn't allowed. */
export const forbidden = {
  'not-allowed': () => ({ status: 403 as const, body: undefined, empty: true as const }),
};

/** The reply to a caller that isn't an administrator. */
export const accessDenied = { 'not-allowed': () => exception(403, 'Access denied', 'SecurityException') };

/** The reply if no app is required, or none is linked. */
export const appUnavailable = {
  'second-factor-unavailable': () =>
    exception(403, 'TFA application settings are not available', 'InvalidOperationException'),
};

/** The reply to a body with binding errors; the observed profile sends it in the envelope of a success. */
export const malformed = {
  'malformed-request': ({ faults }: BindingErrors, exchange: Exchange) => ({
    ...failure(400, 'One or more validation errors occurred.'),
    observed: {
      status: 400 as const,
      body: {
        response: bindingFailure(faults),
        ...envelope(1, exchange),
        status: 1 as const,
        statusCode: 400,
      },
    },
  }),
};

/** Source: the vendor's server source; the traceId is invented. */
function bindingFailure(errors: BindingErrors['faults']) {
  return {
    type: 'https://tools.ietf.org/html/rfc9110#section-15.5.1',
    title: 'One or more validation errors occurred.',
    status: 400,
    errors,
    traceId: '00-00000000000000000000000000000001-0000000000000001-00',
  };
}

/** Creates the replies to requests that reach no operation. */
export function createErrorReplies(
  finish: (reply: Draft, exchange: Exchange) => Omit<RenderedReply, 'status'>,
): ErrorReplies {
  return {
    malformed: (exchange) => finish(failure(400, 'Bad Request'), exchange),
    'unsupported-media-type': (exchange) => finish(failure(415, 'Unsupported Media Type'), exchange),
    'too-large': (exchange) => finish(exception(413, 'Request body too large.', 'Exception'), exchange),
    'not-found': (exchange) => finish(failure(404, 'The resource could not be found'), exchange),
    'method-not-allowed': (exchange) => finish(failure(405, 'Method Not Allowed'), exchange),
  };
}

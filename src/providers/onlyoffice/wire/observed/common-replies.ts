import type { Exchange } from '../../../../core/operation.ts';
import type { BindingErrors } from '../../domain/binding-errors.ts';
import { empty, bindingFailed, error, errorWithStack } from './reply.ts';

/** What every operation says of the outcomes that belong to all. */
export const commonErrors = {
  'rate-limited': (
    { retryAfterSeconds }: { readonly retryAfterSeconds: number },
    { budget }: Pick<Exchange, 'budget'>,
  ) => empty(429, { 'retry-after': String(retryAfterSeconds), ...limiter(budget) }),
  'server-error': () => errorWithStack(500, 'Internal server error', 'Exception'),
  unavailable: () => error(503, 'Service unavailable'),
};

/** What an operation says that needs somebody and gets nobody. */
export const unauthenticated = {
  'token-missing': () => empty(401),
  'token-invalid': () => empty(401),
  'token-expired': () => empty(401),
};

/** What is said to somebody who may not. */
export const forbidden = { 'not-allowed': () => empty(403) };

/** What is said to somebody who is no administrator. */
export const accessDenied = {
  'not-allowed': () => errorWithStack(403, 'Access denied', 'SecurityException'),
};

/** What is said where no app is asked for, or none is linked. */
export const appUnavailable = {
  'second-factor-unavailable': () =>
    errorWithStack(403, 'TFA application settings are not available', 'InvalidOperationException'),
};

/** What is said to a body that cannot be bound. */
export const malformed = {
  'malformed-request': ({ faults }: BindingErrors, exchange: Exchange) => bindingFailed(faults, exchange),
};

/** Source: inferred from the package that counts. */
function limiter(budget: Exchange['budget']) {
  if (budget === undefined) return {};
  return {
    'x-ratelimit-limit': String(budget.limit),
    'x-ratelimit-remaining': String(budget.remaining),
    'x-ratelimit-reset': String(Math.ceil(budget.resetsAt / 1000)),
  };
}

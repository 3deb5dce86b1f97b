import type { Exchange } from '../../../../core/operation.ts';
import type { Faults } from '../../rules/faults.ts';
import { bare, bindingFailed, error, errorWithStack } from './envelope.ts';

/** What every operation says of the outcomes that belong to all. */
export const troubles = {
  'rate-limited': (
    { retryAfterSeconds }: { readonly retryAfterSeconds: number },
    { budget }: Pick<Exchange, 'budget'>,
  ) => bare(429, { 'retry-after': String(retryAfterSeconds), ...limiter(budget) }),
  'server-error': () => errorWithStack(500, 'Internal server error', 'Exception'),
  unavailable: () => error(503, 'Service unavailable'),
};

/** What an operation says that needs somebody and gets nobody. */
export const challenged = {
  'token-missing': () => bare(401),
  'token-invalid': () => bare(401),
  'token-expired': () => bare(401),
};

/** What is said to somebody who may not. */
export const forbidden = { 'not-allowed': () => bare(403) };

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
  'malformed-request': ({ faults }: Faults, exchange: Exchange) => bindingFailed(faults, exchange),
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

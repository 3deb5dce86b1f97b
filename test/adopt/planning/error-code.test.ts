import { expect, it } from '@jest/globals';
import { codeLike } from '../../../src/adopt/planning/error-code.ts';

it.each([
  ['invalid_credentials', 'rate_limited'],
  ['string', 'rate_limited'],
  ['INVALID_CREDENTIALS', 'RATE_LIMITED'],
  ['UNAUTHORIZED', 'RATE_LIMITED'],
  ['invalid-credentials', 'rate-limited'],
  ['invalidCredentials', 'rateLimited'],
  ['InvalidCredentials', 'RateLimited'],
])('spells a code as %s', (code, spelled) => {
  expect(codeLike(code, 'rate-limited')).toBe(spelled);
});

it.each(['E1001', '401', 'auth.invalid', 'Not a code'])(
  'keeps %s, which has digits, dots or blanks',
  (code) => {
    expect(codeLike(code, 'rate-limited')).toBeUndefined();
  },
);

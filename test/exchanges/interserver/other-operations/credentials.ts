import { expect } from '@jest/globals';
import type { Cell, OperationTable } from '../../exchange.ts';
import { apiKeyOf, asking, malformed, sessionTable } from './authenticated.ts';

const change = { currentpassword: 'Password-1', password: 'Password-2', password2: 'Password-2' };
const rules =
  'Password must have 8 to 50 characters, with an upper-case letter, a lower-case letter, a digit and one of _~-!@#$%^&*';

const weak = (when: string, password: string): Cell => ({
  outcome: 'not-allowed',
  status: 422,
  when,
  body: { message: rules },
  reach: asking({ body: { ...change, password, password2: password } }),
});

/** InterServer's password change: one row for both profiles. */
function changePasswordOf(profile: string): OperationTable {
  return sessionTable(
    {
      profile,
      operation: 'changePassword',
      method: 'POST',
      url: '/apiv2/account/password',
      sent: { body: change },
      first: { 200: 'done', 400: 'malformed-request', 422: 'invalid-credentials' },
    },
    [
      {
        outcome: 'done',
        status: 200,
        body: { success: true, text: 'Password changed' },
        reach: asking({ body: change }),
      },
      {
        outcome: 'invalid-credentials',
        status: 422,
        body: { message: 'Current login password is mismatching' },
        reach: asking({ body: { ...change, currentpassword: 'wrong' } }),
      },
      {
        outcome: 'missing-credentials',
        status: 422,
        body: { message: 'missing currentpassword', field: 'currentpassword' },
        reach: asking({ body: { password: 'Password-2', password2: 'Password-2' } }),
      },
      {
        outcome: 'missing-credentials',
        status: 422,
        when: 'without the repetition',
        body: { message: 'missing password2', field: 'password2' },
        reach: asking({ body: { currentpassword: 'Password-1', password: 'Password-2' } }),
      },
      {
        outcome: 'not-allowed',
        status: 422,
        body: { message: 'Confirm Password is mismatching' },
        reach: asking({ body: { ...change, password2: 'Password-3' } }),
      },
      weak('with too short a password', 'Pass-1a'),
      weak('with too long a password', `Password-1${'a'.repeat(41)}`),
      weak('without an upper-case letter', 'password-2'),
      weak('without a lower-case letter', 'PASSWORD-2'),
      weak('without a digit', 'Password-x'),
      weak('without a special character', 'Password2'),
      malformed({ ...change, password: 5 }),
    ],
  );
}

/** InterServer's API key: one row for both profiles. */
function renewApiKeyOf(profile: string): OperationTable {
  const body = { success: true, text: expect.stringMatching(/^[A-Za-z0-9]{128}$/) };
  return sessionTable(
    {
      profile,
      operation: 'renewApiKey',
      method: 'POST',
      url: '/apiv2/account/apikey',
      first: { 200: 'done' },
    },
    [
      { outcome: 'done', status: 200, body, reach: asking() },
      {
        outcome: 'done',
        status: 200,
        when: 'by the key that it revokes',
        body,
        reach: async (world) => ({ headers: { 'x-api-key': await apiKeyOf(world) } }),
      },
    ],
  );
}

/** The rows of the password and API key, for both profiles. */
export function credentialsOf(profile: string): readonly OperationTable[] {
  return [changePasswordOf(profile), renewApiKeyOf(profile)];
}

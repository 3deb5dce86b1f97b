import type { Cell, OperationTable } from '../../exchange.ts';
import { userId } from '../observed/me.ts';
import { as, limited, neighbour, tooMany, type Era } from './era.ts';

const rex = { username: 'rex', email: 'rex@example.com', pass: 'Password-2', name: 'Rex' };
const user = (name: string) => ({
  _id: userId,
  type: 'user',
  status: 'offline',
  active: true,
  name,
  utcOffset: 0,
  username: 'rex',
});

/** The vendor's defaults, enabled. */
const passwordPolicy = {
  enabled: true,
  minLength: 14,
  maxRepeats: 3,
  lowercase: true,
  uppercase: true,
  digit: true,
  special: true,
};
const policyError = {
  success: false,
  error: "The password provided does not meet the server's password policy. [error-password-policy-not-met]",
  errorType: 'error-password-policy-not-met',
};
const broken = (rule: string, message: string) => ({
  error: `error-password-policy-not-met-${rule}`,
  message,
});
const lacks = (rule: string, what: string) =>
  broken(rule, `The password does not contain at least one ${what} which is against the password policy.`);

/** The row of the registration. */
export function registerUser(era: Era): OperationTable {
  const invalid = (error: string) =>
    era === 'documented'
      ? { success: false, error: `${error} [invalid-params]`, errorType: 'invalid-params' }
      : { success: false, errorType: 'invalid-params', error };
  const { username } = rex;
  const withoutUsername = { email: rex.email, pass: rex.pass, name: rex.name };
  const nameless = { username, email: rex.email, pass: rex.pass };
  const policy = { passwordPolicy };
  return neighbour(era, {
    operation: 'registerUser',
    method: 'POST',
    url: '/api/v1/users.register',
    plain: { body: rex },
    first: { 200: 'done', 400: 'not-allowed' },
    cells: [
      { outcome: 'done', status: 200, body: { user: user('Rex'), success: true }, reach: { body: rex } },
      {
        outcome: 'done',
        status: 200,
        when: 'without a name',
        body: { user: user('rex'), success: true },
        reach: { body: { ...rex, name: '' } },
      },
      {
        outcome: 'done',
        status: 200,
        when: 'with the request budget on',
        body: { user: user('Rex'), success: true },
        headers: limited(era, 0, 1),
        reach: { body: rex },
        budgeted: true,
      },
      {
        outcome: 'done',
        status: 200,
        when: 'with an unknown token',
        body: { user: user('Rex'), success: true },
        reach: { body: rex, headers: { 'x-auth-token': 'never-given', 'x-user-id': 'aYjNnig8BEAWeQzMh' } },
      },
      {
        outcome: 'done',
        status: 200,
        when: 'spaces around the name and the address',
        body: { user: user('Rex'), success: true },
        reach: { body: { ...rex, name: ' Rex ', email: ' Rex@example.com ' } },
      },
      {
        outcome: 'done',
        status: 200,
        when: 'the password satisfies the policy',
        body: { user: user('Rex'), success: true },
        reach: { body: { ...rex, pass: 'Correct-Horse-1' } },
        policy,
      },
      {
        outcome: 'not-allowed',
        status: 400,
        body: { success: false, error: 'Username is already in use' },
        reach: { body: { ...rex, username: 'PLAIN' } },
      },
      {
        outcome: 'not-allowed',
        status: 400,
        when: 'the address is taken',
        body:
          era === 'documented'
            ? { success: false, error: 'Email already exists. [403]', errorType: 403 }
            : { success: false, error: 'Email already exists' },
        reach: { body: { ...rex, email: 'plain@example.com' } },
      },
      {
        outcome: 'not-allowed',
        status: 400,
        when: 'the address is taken, with spaces around it',
        body:
          era === 'documented'
            ? { success: false, error: 'Email already exists. [403]', errorType: 403 }
            : { success: false, error: 'Email already exists' },
        reach: { body: { ...rex, email: ' PLAIN@example.com ' } },
      },
      {
        outcome: 'not-allowed',
        status: 400,
        when: 'a signed-in user',
        body: { success: false, error: 'Logged in users can not register again.' },
        reach: as('plain', { body: { ...rex, name: '<b>', username: 'plain' } }),
      },
      ...['all', 'here', 'admin', 'administrator', 'system', 'user', 'Admin'].map((blocked): Cell => ({
        outcome: 'not-allowed',
        status: 400,
        when: `${blocked} as a username`,
        body: {
          success: false,
          error: `${blocked} is blocked and can't be used! [error-blocked-username]`,
          errorType: 'error-blocked-username',
          details: { method: 'checkUsernameAvailability', field: blocked },
        },
        reach: { body: { ...rex, username: blocked } },
      })),
      {
        outcome: 'malformed-request',
        status: 400,
        body: invalid("must have required property 'username'"),
        reach: { body: withoutUsername },
      },
      {
        outcome: 'malformed-request',
        status: 400,
        when: 'an invalid username',
        body: { success: false, error: 'The username provided is not valid' },
        reach: { body: { ...rex, username: `${username} ${username}` } },
      },
      ...['<b>Rex</b>', 'Rex/Cat', 'Rex\\Cat', 'a>b', '%3Cb%3E', '100%'].map((unfit): Cell => ({
        outcome: 'malformed-request',
        status: 400,
        when: `${unfit} as a name, and a username that is taken`,
        body: { success: false, error: 'Name contains invalid characters' },
        reach: { body: { ...rex, username: 'plain', name: unfit } },
      })),
      {
        outcome: 'malformed-request',
        status: 400,
        when: 'no name',
        body: { success: false, error: "Match error: Missing key 'name'" },
        reach: { body: nameless },
      },
      ...['not-an-email', 'a@b@c', '@example.com'].map((email): Cell => ({
        outcome: 'malformed-request',
        status: 400,
        when: `${email} as an address`,
        body: {
          success: false,
          error: `Invalid email ${email} [error-invalid-email]`,
          errorType: 'error-invalid-email',
          details: { function: 'RocketChat.validateEmailDomain', email },
        },
        reach: { body: { ...rex, email } },
      })),
      ...['', '   '].map((pass): Cell => ({
        outcome: 'malformed-request',
        status: 400,
        when: `a password of ${pass.length} spaces`,
        body: policyError,
        reach: { body: { ...rex, pass } },
      })),
      {
        outcome: 'malformed-request',
        status: 400,
        when: 'a short password without upper-case letters, digits and symbols, with a letter four times',
        body: {
          ...policyError,
          details: [
            broken('minLength', 'The password does not meet the minimum length password policy.'),
            broken(
              'repeatingCharacters',
              'The password contains repeating characters which is against the password policy.',
            ),
            lacks('oneUppercase', 'uppercase character'),
            lacks('oneNumber', 'numerical character'),
            lacks('oneSpecial', 'special character'),
          ],
        },
        reach: { body: { ...rex, pass: 'aaaa b' } },
        policy,
      },
      {
        outcome: 'malformed-request',
        status: 400,
        when: 'a password without lower-case letters',
        body: { ...policyError, details: [lacks('oneLowercase', 'lowercase character')] },
        reach: { body: { ...rex, pass: 'AAAB-CORRECT-1' } },
        policy,
      },
      {
        outcome: 'malformed-request',
        status: 400,
        when: 'a password longer than the policy’s maximum',
        body: {
          ...policyError,
          details: [broken('maxLength', 'The password does not meet the maximum length password policy.')],
        },
        reach: { body: { ...rex, pass: 'Correct-Horse-1' } },
        policy: { passwordPolicy: { ...passwordPolicy, maxLength: 14 } },
      },
      tooMany(era, { body: rex }, 1, 1),
    ],
  });
}

import { from, inferred, type Framework } from './habit.ts';

const repository = 'https://github.com/dotnet/aspnetcore/blob/main/src/Identity/';
const endpoints = `${repository}Core/src/IdentityApiEndpointRouteBuilderExtensions.cs`;
const tests = `${repository}test/Identity.FunctionalTests/MapIdentityApiTests.cs`;
const docs = 'https://learn.microsoft.com/aspnet/core/security/authentication/';
const spa = `${docs}identity-api-authorization`;
const options = `${docs}identity-configuration`;

const problem = (status: number, title: string, more: object) => ({
  status,
  contentType: 'application/problem+json',
  body: { type: `https://tools.ietf.org/html/rfc9110#section-15.5.${status - 399}`, title, status, ...more },
});
const unauthorized = (detail: string) => problem(401, 'Unauthorized', { detail });
const invalid = (code: string, text: string) =>
  problem(400, 'One or more validation errors occurred.', { errors: { [code]: [text] } });
const challenge = { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } };
const tokens = {
  status: 200,
  body: {
    tokenType: 'Bearer',
    accessToken: '{{tokens.access}}',
    expiresIn: '{{tokens.access.lifetime.s}}',
    refreshToken: '{{tokens.refresh}}',
  },
};
/** Data that only the server can read, without a record of it. */
const protectedData = {
  form: 'opaque',
  length: 200,
  alphabet: 'base64url',
  startsWith: 'CfDJ8',
  survivesSignOut: true,
} as const;

/** ASP.NET Core Identity by MapIdentityApi. */
export const aspnetIdentity: Framework = {
  name: 'ASP.NET Core Identity',
  signs: [
    { weight: 4, request: ['query.useCookies', 'query.useSessionCookies'] },
    { weight: 2, success: ['tokenType', 'accessToken', 'expiresIn', 'refreshToken'] },
    { weight: 3, request: ['body.twoFactorCode', 'body.twoFactorRecoveryCode'] },
    { weight: 3, request: ['body.enable', 'body.resetSharedKey', 'body.resetRecoveryCodes'] },
    { weight: 1, refusal: ['type', 'title', 'status', 'detail', 'errors'] },
  ],
  marks: {
    tokens: {
      value: {
        access: { scheme: 'bearer', ...protectedData, lifetime: '1h' },
        refresh: { ...protectedData, lifetime: '14d', grace: '14d' },
      },
      source: tests,
    },
    lockout: { value: { attempts: 5, within: 'forever', for: '5m', tells: 'last' }, source: options },
    checks: {
      value: ['limits', 'unverified', 'lockout', 'password', 'disabled', 'second-factor'],
      source: `${repository}Core/src/SignInManager.cs`,
    },
    password: {
      value: { minLength: 6, symbols: 1, digits: 1, lower: 1, upper: 1, endsSessions: 'all' },
      source: options,
    },
  },
  answers: {
    ...from(endpoints, {
      'invalid-credentials': unauthorized('Failed'),
      'second-factor-invalid': unauthorized('Failed'),
      'second-factor-required': unauthorized('RequiresTwoFactor'),
      'locked-out': unauthorized('LockedOut'),
      'account-unverified': unauthorized('NotAllowed'),
      'account-exists': invalid('DuplicateUserName', "Username '{{request.body.email}}' is already taken."),
      'challenge-invalid': { status: 401 },
      'code-sent': { status: 200 },
      done: { status: 200 },
      'signed-in': tokens,
      refreshed: tokens,
      'who-am-i': { status: 200, body: { email: '{{account.email}}', isEmailConfirmed: true } },
    }),
    ...from(tests, {
      'token-missing': challenge,
      'token-invalid': challenge,
      'not-allowed': { status: 403 },
      'malformed-request': { status: 400 },
      'missing-credentials': { status: 400 },
    }),
    ...from(`${repository}Extensions.Core/src/Resources.resx`, {
      'password-rejected': invalid(
        'PasswordTooShort',
        'Passwords must be at least {{violation.limit}} characters.',
      ),
      'password-rejected/symbols': invalid(
        'PasswordRequiresNonAlphanumeric',
        'Passwords must have at least one non alphanumeric character.',
      ),
      'password-rejected/digits': invalid(
        'PasswordRequiresDigit',
        "Passwords must have at least one digit ('0'-'9').",
      ),
      'password-rejected/lower': invalid(
        'PasswordRequiresLower',
        "Passwords must have at least one lowercase ('a'-'z').",
      ),
      'password-rejected/upper': invalid(
        'PasswordRequiresUpper',
        "Passwords must have at least one uppercase ('A'-'Z').",
      ),
    }),
    ...from(spa, { 'signed-out': { status: 200 } }),
    // Identity has no disabled accounts; an app sets the end of their lockout to the far future
    ...inferred(endpoints, { 'account-disabled': unauthorized('LockedOut') }),
    ...inferred('https://learn.microsoft.com/aspnet/core/performance/rate-limit', {
      'rate-limited': { status: 429 },
    }),
  },
  acts: {
    refresh: from(tests, { 'token-missing': { status: 400 } }),
    'reset-password': from(endpoints, { 'challenge-invalid': invalid('InvalidToken', 'Invalid token.') }),
    'change-password': from(endpoints, {
      'invalid-credentials': invalid('PasswordMismatch', 'Incorrect password.'),
    }),
    'confirm-factor': from(endpoints, {
      'second-factor-invalid': invalid(
        'InvalidTwoFactorCode',
        'The 2fa token provided by the request was invalid. A valid 2fa token is required to enable 2fa.',
      ),
    }),
  },
  choices: {
    value: {
      tokens: {
        cookie: {
          ...protectedData,
          scheme: 'cookie',
          name: '.AspNetCore.Identity.Application',
          lifetime: '14d',
          sliding: true,
          survivesSignOut: false,
          cookie: { Path: '/', HttpOnly: true, SameSite: 'Lax' },
        },
      },
      acts: [
        {
          when: { 'query.useSessionCookies': 'true' },
          issues: ['cookie'],
          answers: { 'signed-in': { status: 200, sets: ['cookie'] } },
        },
        {
          when: { 'query.useCookies': 'true' },
          issues: ['cookie'],
          answers: { 'signed-in': { status: 200, sets: ['cookie'] } },
        },
        { issues: ['access', 'refresh'] },
      ],
    },
    source: spa,
  },
};

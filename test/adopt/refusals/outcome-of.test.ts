import { describe, expect, test } from '@jest/globals';
import { outcomesOf } from '../../../src/adopt/refusals/best.ts';
import { outcomeOf } from '../../../src/adopt/refusals/outcome-of.ts';
import type { ActName } from '../../../src/declared/marks/names.ts';

type Row = readonly [act: ActName, status: number, body: unknown, expected: string | undefined];

const byFramework: Readonly<Record<string, readonly Row[]>> = {
  FastAPI: [
    ['sign-in', 400, { detail: 'Incorrect username or password' }, 'invalid-credentials sure'],
    ['sign-in', 400, { detail: 'Inactive user' }, 'account-disabled sure'],
    ['current-account', 401, { detail: 'Not authenticated' }, 'token-missing sure'],
    ['current-account', 401, { detail: 'Could not validate credentials' }, 'token-invalid sure'],
    [
      'sign-in',
      422,
      { detail: [{ type: 'missing', loc: ['body', 'username'], msg: 'Field required', input: null }] },
      'missing-credentials sure',
    ],
    ['sign-in', 400, { detail: 'LOGIN_BAD_CREDENTIALS' }, 'invalid-credentials sure'],
    ['sign-in', 400, { detail: 'LOGIN_USER_NOT_VERIFIED' }, 'account-unverified sure'],
    ['sign-up', 400, { detail: 'REGISTER_USER_ALREADY_EXISTS' }, 'account-exists sure'],
    [
      'sign-up',
      400,
      { detail: { code: 'REGISTER_INVALID_PASSWORD', reason: 'Password should be at least 3 characters' } },
      'password-rejected sure',
    ],
    ['reset-password', 400, { detail: 'RESET_PASSWORD_BAD_TOKEN' }, 'challenge-invalid sure'],
    ['confirm-address', 400, { detail: 'VERIFY_USER_BAD_TOKEN' }, 'challenge-invalid sure'],
  ],
  'Django REST framework': [
    [
      'sign-in',
      401,
      { detail: 'No active account found with the given credentials', code: 'no_active_account' },
      'invalid-credentials sure',
    ],
    [
      'sign-in',
      400,
      { non_field_errors: ['Unable to log in with provided credentials.'] },
      'invalid-credentials sure',
    ],
    ['sign-in', 400, { email: ['This field is required.'] }, 'missing-credentials sure'],
    [
      'current-account',
      401,
      { detail: 'Authentication credentials were not provided.' },
      'token-missing sure',
    ],
    [
      'current-account',
      401,
      {
        detail: 'Given token not valid for any token type',
        code: 'token_not_valid',
        messages: [
          { token_class: 'AccessToken', token_type: 'access', message: 'Token is invalid or expired' },
        ],
      },
      'token-invalid sure',
    ],
    [
      'current-account',
      401,
      { detail: 'User is inactive', code: 'user_inactive' },
      'token-invalid/account-disabled sure',
    ],
    [
      'current-account',
      401,
      { detail: 'User not found', code: 'user_not_found' },
      'token-invalid/no-account sure',
    ],
    [
      'refresh',
      401,
      { detail: 'Token is blacklisted', code: 'token_not_valid' },
      'token-invalid/revoked sure',
    ],
    ['sign-up', 400, { username: ['A user with that username already exists.'] }, 'account-exists sure'],
    ['sign-up', 400, { password: ['This password is too common.'] }, 'password-rejected sure'],
    [
      'sign-in',
      429,
      { detail: 'Request was throttled. Expected available in 3 seconds.' },
      'rate-limited sure',
    ],
    ['sign-in', 403, { detail: 'CSRF Failed: CSRF cookie not set.' }, 'csrf-failed/missing sure'],
  ],
  Spring: [
    [
      'sign-in',
      401,
      {
        timestamp: '2026-01-01T00:00:00.000+00:00',
        status: 401,
        error: 'Unauthorized',
        message: 'Bad credentials',
        path: '/api/auth/signin',
      },
      'invalid-credentials sure',
    ],
    [
      'sign-in',
      401,
      { status: 401, error: 'Unauthorized', message: 'User is disabled', path: '/login' },
      'account-disabled sure',
    ],
    [
      'sign-in',
      401,
      { status: 401, error: 'Unauthorized', message: 'User account is locked', path: '/login' },
      'locked-out sure',
    ],
    [
      'current-account',
      401,
      {
        status: 401,
        error: 'Unauthorized',
        message: 'Full authentication is required to access this resource',
        path: '/me',
      },
      'token-missing sure',
    ],
    [
      'protected',
      403,
      { status: 403, error: 'Forbidden', message: 'Access Denied', path: '/admin' },
      'not-allowed likely',
    ],
    ['sign-in', 403, { status: 403, error: 'Forbidden', path: '/login' }, undefined],
  ],
  'ASP.NET Core': [
    [
      'sign-in',
      401,
      {
        type: 'https://tools.ietf.org/html/rfc9110#section-15.5.2',
        title: 'Unauthorized',
        status: 401,
        detail: 'Failed',
      },
      'invalid-credentials sure',
    ],
    [
      'sign-in',
      401,
      {
        type: 'https://tools.ietf.org/html/rfc9110#section-15.5.2',
        title: 'Unauthorized',
        status: 401,
        detail: 'LockedOut',
      },
      'locked-out sure',
    ],
    ['sign-in', 401, { title: 'Unauthorized', status: 401, detail: 'NotAllowed' }, 'account-unverified sure'],
    [
      'sign-in',
      401,
      { title: 'Unauthorized', status: 401, detail: 'RequiresTwoFactor' },
      'second-factor-required sure',
    ],
    [
      'sign-up',
      400,
      {
        title: 'One or more validation errors occurred.',
        status: 400,
        errors: { DuplicateUserName: ["Username 'a@example.com' is already taken."] },
      },
      'account-exists sure',
    ],
    [
      'sign-up',
      400,
      {
        title: 'One or more validation errors occurred.',
        status: 400,
        errors: { PasswordTooShort: ['Passwords must be at least 6 characters.'] },
      },
      'password-rejected sure',
    ],
    [
      'sign-in',
      400,
      {
        title: 'One or more validation errors occurred.',
        status: 400,
        errors: { Email: ['The Email field is required.'] },
      },
      'missing-credentials sure',
    ],
    [
      'reset-password',
      400,
      { title: 'One or more validation errors occurred.', errors: { InvalidToken: ['Invalid token.'] } },
      'challenge-invalid sure',
    ],
  ],
  Laravel: [
    [
      'sign-in',
      422,
      {
        message: 'These credentials do not match our records.',
        errors: { email: ['These credentials do not match our records.'] },
      },
      'invalid-credentials sure',
    ],
    [
      'sign-in',
      429,
      { message: 'Too many login attempts. Please try again in 59 seconds.' },
      'rate-limited likely',
    ],
    [
      'sign-in',
      422,
      { message: 'The email field is required.', errors: { email: ['The email field is required.'] } },
      'missing-credentials sure',
    ],
    [
      'sign-in',
      422,
      {
        message: 'The email field must be a valid email address.',
        errors: { email: ['The email field must be a valid email address.'] },
      },
      'malformed-request sure',
    ],
    ['current-account', 401, { message: 'Unauthenticated.' }, 'token-missing sure'],
    ['sign-in', 419, { message: 'CSRF token mismatch.' }, 'csrf-failed sure'],
    [
      'sign-up',
      422,
      {
        message: 'The email has already been taken.',
        errors: { email: ['The email has already been taken.'] },
      },
      'account-exists sure',
    ],
    [
      'second-factor',
      422,
      {
        message: 'The provided two factor authentication code was invalid.',
        errors: { code: ['The provided two factor authentication code was invalid.'] },
      },
      'second-factor-invalid sure',
    ],
    [
      'reset-password',
      422,
      {
        message: 'This password reset token is invalid.',
        errors: { email: ['This password reset token is invalid.'] },
      },
      'challenge-invalid sure',
    ],
    [
      'current-account',
      403,
      { message: 'Your email address is not verified.' },
      'token-invalid/account-unverified sure',
    ],
  ],
  'Rails with Devise': [
    ['sign-in', 401, { error: 'Invalid Email or password.' }, 'invalid-credentials sure'],
    [
      'sign-in',
      401,
      { success: false, errors: ['Invalid login credentials. Please try again.'] },
      'invalid-credentials sure',
    ],
    [
      'current-account',
      401,
      { error: 'You need to sign in or sign up before continuing.' },
      'token-missing sure',
    ],
    ['sign-in', 401, { error: 'Your account is locked.' }, 'locked-out sure'],
    [
      'sign-in',
      401,
      { error: 'You have one more attempt before your account is locked.' },
      'invalid-credentials sure',
    ],
    [
      'sign-in',
      401,
      { error: 'You have to confirm your email address before continuing.' },
      'account-unverified sure',
    ],
    ['sign-in', 401, { error: 'Your account is not activated yet.' }, 'account-unverified sure'],
    [
      'current-account',
      401,
      { error: 'Your session expired. Please sign in again to continue.' },
      'token-expired sure',
    ],
    [
      'sign-up',
      422,
      { errors: { email: ['has already been taken'], full_messages: ['Email has already been taken'] } },
      'account-exists sure',
    ],
  ],
  NestJS: [
    ['sign-in', 401, { statusCode: 401, message: 'Unauthorized' }, 'invalid-credentials likely'],
    [
      'sign-in',
      401,
      { message: 'Invalid credentials', error: 'Unauthorized', statusCode: 401 },
      'invalid-credentials sure',
    ],
    ['current-account', 401, { message: 'Unauthorized', statusCode: 401 }, 'token-invalid likely'],
    [
      'sign-in',
      400,
      {
        message: ['email must be an email', 'password should not be empty'],
        error: 'Bad Request',
        statusCode: 400,
      },
      'malformed-request likely',
    ],
    [
      'protected',
      403,
      { message: 'Forbidden resource', error: 'Forbidden', statusCode: 403 },
      'not-allowed likely',
    ],
    [
      'sign-in',
      429,
      { statusCode: 429, message: 'ThrottlerException: Too Many Requests' },
      'rate-limited sure',
    ],
    [
      'sign-up',
      409,
      { message: 'User already exists', error: 'Conflict', statusCode: 409 },
      'account-exists sure',
    ],
  ],
  OAuth: [
    [
      'sign-in',
      400,
      { error: 'invalid_grant', error_description: 'The user name or password is incorrect.' },
      'invalid-credentials sure',
    ],
    ['sign-in', 400, { error: 'invalid_grant' }, 'invalid-credentials likely'],
    ['refresh', 400, { error: 'invalid_grant' }, 'token-invalid likely'],
    ['sign-in', 401, { error: 'invalid_client' }, 'client-invalid sure'],
    [
      'sign-in',
      400,
      { error: 'invalid_request', error_description: 'Missing form parameter: username' },
      'missing-credentials sure',
    ],
    ['protected', 403, { error: 'insufficient_scope' }, 'not-allowed/scope likely'],
  ],
  Directus: [
    [
      'sign-in',
      401,
      { errors: [{ message: 'Invalid user credentials.', extensions: { code: 'INVALID_CREDENTIALS' } }] },
      'invalid-credentials sure',
    ],
    [
      'sign-in',
      401,
      { errors: [{ message: 'User suspended.', extensions: { code: 'USER_SUSPENDED' } }] },
      'account-disabled sure',
    ],
    [
      'sign-in',
      401,
      { errors: [{ message: 'Invalid user OTP.', extensions: { code: 'INVALID_OTP' } }] },
      'second-factor-invalid sure',
    ],
    [
      'current-account',
      401,
      { errors: [{ message: 'Token expired.', extensions: { code: 'TOKEN_EXPIRED' } }] },
      'token-expired sure',
    ],
    [
      'current-account',
      403,
      { errors: [{ message: 'Invalid token.', extensions: { code: 'INVALID_TOKEN' } }] },
      'token-invalid sure',
    ],
    [
      'sign-in',
      429,
      {
        errors: [
          { message: 'Too many requests, retry after 3s.', extensions: { code: 'REQUESTS_EXCEEDED' } },
        ],
      },
      'rate-limited sure',
    ],
  ],
  Keycloak: [
    [
      'sign-in',
      401,
      { error: 'invalid_grant', error_description: 'Invalid user credentials' },
      'invalid-credentials sure',
    ],
    [
      'sign-in',
      400,
      { error: 'invalid_grant', error_description: 'Account disabled' },
      'account-disabled sure',
    ],
    [
      'sign-in',
      400,
      { error: 'invalid_grant', error_description: 'Account is not fully set up' },
      'account-unverified sure',
    ],
    [
      'refresh',
      400,
      { error: 'invalid_grant', error_description: 'Token is not active' },
      'token-invalid sure',
    ],
    [
      'refresh',
      400,
      { error: 'invalid_grant', error_description: 'Maximum allowed refresh token reuse exceeded' },
      'token-reused sure',
    ],
    [
      'refresh',
      400,
      { error: 'invalid_grant', error_description: 'Refresh token expired' },
      'token-expired sure',
    ],
  ],
  Auth0: [
    [
      'sign-in',
      403,
      { error: 'invalid_grant', error_description: 'Wrong email or password.' },
      'invalid-credentials sure',
    ],
    [
      'sign-in',
      403,
      {
        error: 'mfa_required',
        error_description: 'Multifactor authentication required',
        mfa_token: 'Fe26.2',
      },
      'second-factor-required sure',
    ],
    [
      'sign-in',
      429,
      {
        error: 'too_many_attempts',
        error_description: 'Your account has been blocked after multiple consecutive login attempts.',
      },
      'locked-out sure',
    ],
    [
      'sign-in',
      401,
      { error: 'unauthorized', error_description: 'user is blocked' },
      'account-disabled sure',
    ],
    [
      'sign-up',
      400,
      {
        name: 'PasswordStrengthError',
        code: 'invalid_password',
        description: 'Password is too weak',
        message: 'Password is too weak',
      },
      'password-rejected sure',
    ],
    [
      'sign-up',
      400,
      {
        name: 'BadRequestError',
        code: 'user_exists',
        description: 'The user already exists.',
        statusCode: 400,
      },
      'account-exists sure',
    ],
  ],
  Supabase: [
    [
      'sign-in',
      400,
      { code: 'invalid_credentials', message: 'Invalid login credentials' },
      'invalid-credentials sure',
    ],
    [
      'sign-in',
      400,
      { error: 'invalid_grant', error_description: 'Email not confirmed' },
      'account-unverified sure',
    ],
    [
      'sign-in',
      400,
      { code: 400, error_code: 'user_banned', msg: 'User is banned' },
      'account-disabled sure',
    ],
    [
      'sign-in-by-code',
      403,
      { code: 403, error_code: 'otp_expired', msg: 'Token has expired or is invalid' },
      'challenge-invalid sure',
    ],
    [
      'refresh',
      400,
      {
        code: 400,
        error_code: 'refresh_token_not_found',
        msg: 'Invalid Refresh Token: Refresh Token Not Found',
      },
      'token-invalid sure',
    ],
    [
      'refresh',
      400,
      { code: 400, error_code: 'refresh_token_already_used', msg: 'Invalid Refresh Token: Already Used' },
      'token-reused sure',
    ],
    [
      'sign-up',
      422,
      { code: 422, error_code: 'user_already_exists', msg: 'User already registered' },
      'account-exists sure',
    ],
    [
      'sign-up',
      422,
      { code: 422, error_code: 'weak_password', msg: 'Password should be at least 6 characters.' },
      'password-rejected sure',
    ],
    [
      'second-factor',
      422,
      { code: 422, error_code: 'mfa_verification_failed', msg: 'Invalid TOTP code entered' },
      'second-factor-invalid sure',
    ],
    [
      'send-code',
      429,
      {
        code: 429,
        error_code: 'over_email_send_rate_limit',
        msg: 'For security purposes, you can only request this after 51 seconds.',
      },
      'rate-limited sure',
    ],
  ],
  Firebase: [
    [
      'sign-in',
      400,
      {
        error: {
          code: 400,
          message: 'INVALID_PASSWORD',
          errors: [{ message: 'INVALID_PASSWORD', domain: 'global', reason: 'invalid' }],
        },
      },
      'invalid-credentials sure',
    ],
    [
      'sign-in',
      400,
      { error: { code: 400, message: 'EMAIL_NOT_FOUND' } },
      'invalid-credentials/unknown-login sure',
    ],
    [
      'sign-in',
      400,
      { error: { code: 400, message: 'INVALID_LOGIN_CREDENTIALS' } },
      'invalid-credentials sure',
    ],
    ['sign-in', 400, { error: { code: 400, message: 'USER_DISABLED' } }, 'account-disabled sure'],
    [
      'sign-in',
      400,
      {
        error: {
          code: 400,
          message:
            'TOO_MANY_ATTEMPTS_TRY_LATER : Access to this account has been temporarily disabled due to many failed login attempts.',
        },
      },
      'locked-out sure',
    ],
    [
      'refresh',
      400,
      { error: { code: 400, message: 'TOKEN_EXPIRED', status: 'INVALID_ARGUMENT' } },
      'token-expired sure',
    ],
    ['sign-up', 400, { error: { code: 400, message: 'EMAIL_EXISTS' } }, 'account-exists sure'],
    [
      'sign-up',
      400,
      { error: { code: 400, message: 'WEAK_PASSWORD : Password should be at least 6 characters' } },
      'password-rejected sure',
    ],
  ],
  Mattermost: [
    [
      'sign-in',
      401,
      {
        id: 'api.user.login.invalid_credentials_email_username',
        message: 'Enter a valid email or username and/or password.',
        status_code: 401,
      },
      'invalid-credentials sure',
    ],
    [
      'sign-in',
      401,
      { id: 'mfa.validate_token.authenticate.app_error', message: 'Invalid MFA token.', status_code: 401 },
      'second-factor-invalid sure',
    ],
    [
      'sign-in',
      401,
      {
        id: 'api.user.check_user_login_attempts.too_many.app_error',
        message: 'Your account is locked because of too many failed password attempts.',
      },
      'locked-out sure',
    ],
  ],
  'Other languages': [
    ['sign-in', 401, { message: 'Benutzername oder Passwort ist falsch.' }, 'invalid-credentials sure'],
    ['sign-in', 401, { message: 'Ungültige Anmeldedaten' }, 'invalid-credentials sure'],
    ['sign-in', 403, { message: 'Ihr Konto wurde deaktiviert.' }, 'account-disabled sure'],
    ['sign-in', 423, { message: 'Ihr Konto ist gesperrt.' }, 'locked-out sure'],
    ['sign-in', 429, { message: 'Zu viele Anmeldeversuche.' }, 'rate-limited likely'],
    ['second-factor', 400, { message: 'Der Code ist ungültig.' }, 'second-factor-invalid sure'],
    ['sign-in', 401, { message: 'Identifiants incorrects' }, 'invalid-credentials sure'],
    ['sign-in', 403, { message: 'Votre compte est désactivé.' }, 'account-disabled sure'],
    ['sign-in', 429, { message: 'Trop de tentatives de connexion.' }, 'rate-limited likely'],
    ['refresh', 401, { message: 'Jeton invalide' }, 'token-invalid sure'],
    ['sign-in', 401, { mensaje: 'Contraseña incorrecta' }, 'invalid-credentials sure'],
    ['sign-in', 401, { message: 'Credenciales inválidas' }, 'invalid-credentials sure'],
    ['sign-in', 423, { message: 'Tu cuenta está bloqueada.' }, 'locked-out sure'],
    ['refresh', 401, { message: 'El token ha caducado' }, 'token-expired sure'],
    ['sign-up', 409, { message: 'El correo electrónico ya está registrado' }, 'account-exists sure'],
    ['sign-in', 401, { message: 'Senha incorreta' }, 'invalid-credentials sure'],
    ['sign-in', 403, { message: 'Conta desativada' }, 'account-disabled sure'],
    ['second-factor', 400, { message: 'Código inválido' }, 'second-factor-invalid sure'],
    ['sign-up', 409, { message: 'E-mail já cadastrado' }, 'account-exists sure'],
  ],
};

describe.each(Object.entries(byFramework))('recognises the refusals of %s', (_framework, rows) => {
  test.each(rows)('at %s with status %i: %j', (act, status, body, expected) => {
    const shown = outcomeOf({ status, body }, { act });
    expect(
      shown === undefined
        ? undefined
        : `${shown.outcome}${shown.variant === undefined ? '' : `/${shown.variant}`} ${shown.certainty}`,
    ).toBe(expected);
  });
});

test.each([
  ['an unknown text', 'sign-in', 401, { body: { error: 'Consult your landlord.' } }],
  ['a bare 403', 'sign-in', 403, {}],
  ['a bare 400', 'sign-in', 400, { description: 'Bad Request' }],
  ['a bare 401 of a second step', 'second-factor', 401, { description: 'Unauthorized' }],
  [
    'two texts that disagree',
    'sign-in',
    401,
    { body: { message: 'Account is disabled', detail: 'Email not confirmed' } },
  ],
  [
    'texts of a success',
    'sign-in',
    200,
    { body: { token: 'x', user: { status: 'inactive', mfa_enabled: true } } },
  ],
  ['an outcome that the act cannot have', 'sign-out', 409, { body: { message: 'Email already exists' } }],
] as const)('tells no outcome of %s', (_case, act, status, answer) => {
  expect(outcomeOf({ status, ...answer }, { act })).toBeUndefined();
});

test.each([
  ['sign-in', 401, {}, 'invalid-credentials', 'likely'],
  ['sign-in', 423, {}, 'locked-out', 'likely'],
  ['sign-in', 429, { description: 'Too Many Requests' }, 'rate-limited', 'sure'],
  ['sign-in', 401, { body: { status: 'error', error: 'Unauthorized' } }, 'invalid-credentials', 'likely'],
  ['sign-in', 429, { body: { message: 'Too many failed logins' } }, 'locked-out', 'sure'],
  ['sign-in', 401, { body: { message: 'Missing captcha', field: 'captcha' } }, 'captcha-required', 'sure'],
  ['sign-out', 401, { body: { message: 'You must be logged in to do this.' } }, 'token-missing', 'sure'],
  ['sign-up', 409, { description: 'Conflict' }, 'account-exists', 'likely'],
  ['sign-in', 401, { name: 'accountLocked' }, 'locked-out', 'sure'],
  ['sign-in', 401, { description: 'Invalid credentials' }, 'invalid-credentials', 'sure'],
  [
    'sign-in',
    302,
    { headers: { location: 'https://acme.example/login?error=bad_credentials' } },
    'invalid-credentials',
    'sure',
  ],
  [
    'current-account',
    401,
    {
      headers: {
        'www-authenticate': 'Bearer error="invalid_token", error_description="The access token expired"',
      },
    },
    'token-expired',
    'sure',
  ],
  ['sign-in', 200, { body: { mfa_required: true, mfa_token: 'x' } }, 'second-factor-required', 'sure'],
] as const)('tells the outcome at %s with status %i: %j', (act, status, answer, outcome, certainty) => {
  expect(outcomeOf({ status, ...answer }, { act })).toMatchObject({ outcome, certainty });
});

test('tells a refusal that has the status of a success', () => {
  const body = { success: false, message: 'Wrong password' };
  expect(outcomeOf({ status: 200, body }, { act: 'sign-in' })?.outcome).toBe('invalid-credentials');
});

test('tells a 400 next to a 401 as malformed', () => {
  expect(outcomeOf({ status: 400 }, { act: 'sign-in', beside: [200, 401] })).toMatchObject({
    outcome: 'malformed-request',
    certainty: 'likely',
  });
});

test('gives the text that tells the outcome as the reason', () => {
  expect(outcomeOf({ status: 401, body: { error: 'Account is locked' } }, { act: 'sign-in' })?.reason).toBe(
    'its message says “Account is locked”',
  );
});

test('never takes a text on tokens for one on codes', () => {
  const body = { message: 'Invalid token' };
  expect(outcomeOf({ status: 401, body }, { act: 'second-factor' })?.outcome).toBe('challenge-invalid');
  expect(outcomeOf({ status: 401, body }, { act: 'second-factor', joinedBySession: true })?.outcome).toBe(
    'token-invalid',
  );
  expect(outcomeOf({ status: 401, body }, { act: 'confirm-factor' })?.outcome).toBe('token-invalid');
});

test('chooses the best of several examples under one status', () => {
  const answers = [
    { status: 401, name: 'locked', body: { error: 'Your account is locked.' } },
    { status: 401, name: 'general', body: { error: 'Login failed or account is new.' } },
    { status: 401, name: 'invalid-credentials', body: { error: 'Wrong password or e-mail.' } },
    { status: 403, name: 'other' },
  ];
  const { found, open } = outcomesOf(answers, { act: 'sign-in' });
  expect([...found].map(([outcome, { answer }]) => [outcome, answer.name])).toEqual([
    ['locked-out', 'locked'],
    ['invalid-credentials', 'invalid-credentials'],
  ]);
  expect(open).toEqual([answers[3]]);
});

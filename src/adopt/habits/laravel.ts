import { isRecord } from '../../json.ts';
import { memberOf } from '../../declared/contract/pointer.ts';
import { from, inferred, type Framework, type Sign } from './habit.ts';
import { hasPlaces, membersAt } from './shown.ts';

const framework = 'https://github.com/laravel/framework/blob/master/src/Illuminate/';
const handler = `${framework}Foundation/Exceptions/Handler.php`;
const fortify = 'https://github.com/laravel/fortify/blob/1.x/';
const sanctum = 'https://laravel.com/docs/sanctum';
const validation = 'https://laravel.com/docs/validation';
const texts = `${framework}Translation/lang/en`;

const invalid = (field: string, text: string) => ({
  status: 422,
  body: { message: text, errors: { [field]: [text] } },
});
const failed = invalid('email', 'These credentials do not match our records.');
const required = (field: string) => invalid(field, `The ${field} field is required.`);

const ofErrors: readonly Sign[] = [
  {
    text: 'An answer 422 has a message and errors by field.',
    weight: 2,
    isSeen: ({ refuses }) => refuses(['message', 'errors'], '422'),
  },
  {
    text: 'The contract has the responses ValidationException and AuthenticationException.',
    weight: 3,
    isSeen: ({ document }) => {
      const names = membersAt(document, '/components/responses').map(([name]) => name);
      return names.includes('ValidationException') && names.includes('AuthenticationException');
    },
  },
  {
    text: 'A refusal is "Unauthenticated.".',
    weight: 2,
    isSeen: ({ operations }) =>
      operations.some(({ refusals }) =>
        refusals.some(({ examples }) =>
          [...examples.values()].some((example) => memberOf(example, 'message') === 'Unauthenticated.'),
        ),
      ),
  },
  {
    text: 'The operationIds are names of routes: login.store.',
    weight: 2,
    isSeen: ({ mostly, idOf }) => mostly((one) => /^[\w-]+(\.[\w-]+)*\.[\w-]+$/.test(idOf(one))),
  },
  {
    text: 'A request has password and password_confirmation.',
    weight: 1,
    isSeen: ({ operations }) =>
      operations.some((one) => hasPlaces(one, ['body.password', 'body.password_confirmation'])),
  },
];

const ofPages: readonly Sign[] = [
  {
    text: 'The path /sanctum/csrf-cookie issues the CSRF cookie.',
    weight: 4,
    isSeen: ({ operations }) => operations.some(({ head }) => head.template.endsWith('/sanctum/csrf-cookie')),
  },
  {
    text: 'The cookie laravel_session carries the session.',
    weight: 3,
    isSeen: ({ document }) =>
      membersAt(document, '/components/securitySchemes').some(
        ([, scheme]) => isRecord(scheme) && scheme['in'] === 'cookie' && scheme['name'] === 'laravel_session',
      ),
  },
];

const shared: Pick<Framework, 'answers' | 'acts'> & { readonly marks: Framework['marks'] } = {
  marks: {
    lockout: {
      value: { attempts: 5, within: '1m', for: '1m', by: 'account-and-address', countsCodes: false },
      source: `${fortify}src/LoginRateLimiter.php`,
    },
    password: {
      value: {
        minLength: 8,
        messages: { 'min-length': 'The password field must be at least {{limit}} characters.' },
      },
      source: validation,
    },
    code: {
      value: { length: 64, alphabet: 'hex', lifetime: '1h' },
      source: 'https://github.com/laravel/laravel/blob/master/config/auth.php',
    },
    backupCodes: {
      value: { count: 8, length: 20, alphabet: 'base62', groups: 10 },
      source: `${fortify}src/RecoveryCode.php`,
    },
    validation: {
      value: {
        rules: {
          required: { text: 'The {{field}} field is required.' },
          'type/string': { text: 'The {{field}} field must be a string.' },
          format: { text: 'The {{field}} field must be a valid email address.' },
          minLength: { text: 'The {{field}} field must be at least {{limit}} characters.' },
        },
      },
      source: texts,
    },
    errors: {
      value: {
        'not-found': { status: 404, body: { message: 'The route {{request.url}} could not be found.' } },
        'method-not-allowed': {
          status: 405,
          body: { message: 'The {{request.method}} method is not supported for route {{request.url}}.' },
        },
      },
      source: handler,
    },
  },
  answers: {
    ...from(texts, { 'invalid-credentials': failed }),
    ...from(validation, {
      'malformed-request': {
        status: 422,
        body: { message: '{{violation.text}}', errors: '{{violation.fields}}' },
      },
      'missing-credentials/login': required('email'),
      'missing-credentials/password': required('password'),
      'password-rejected': invalid('password', '{{violation.text}}'),
      'account-exists': invalid('email', 'The email has already been taken.'),
    }),
    ...from(`${fortify}src/Http/Responses/LockoutResponse.php`, {
      'locked-out': {
        ...invalid('email', 'Too many login attempts. Please try again in {{lockout.seconds}} seconds.'),
        status: 429,
      },
    }),
    ...from(`${fortify}src/Http/Responses/FailedTwoFactorLoginResponse.php`, {
      'second-factor-invalid': invalid('code', 'The provided two factor authentication code was invalid.'),
    }),
    ...from(handler, {
      'token-missing': { status: 401, body: { message: 'Unauthenticated.' } },
      'token-invalid': { status: 401, body: { message: 'Unauthenticated.' } },
      'csrf-failed': { status: 419, body: { message: 'CSRF token mismatch.' } },
      'not-allowed': { status: 403, body: { message: 'This action is unauthorized.' } },
      'server-error': { status: 500, body: { message: 'Server Error' } },
      unavailable: { status: 503, body: { message: 'Service Unavailable' } },
    }),
    ...from(`${framework}Routing/Middleware/ThrottleRequests.php`, {
      'rate-limited': {
        status: 429,
        headers: {
          'X-RateLimit-Limit': '{{limit.limit}}',
          'X-RateLimit-Remaining': '0',
          'Retry-After': '{{limit.seconds}}',
          'X-RateLimit-Reset': '{{limit.resets.epoch}}',
        },
        body: { message: 'Too Many Attempts.' },
      },
    }),
    ...from(sanctum, {
      'who-am-i': {
        status: 200,
        body: { id: '{{account.id}}', name: '{{account.name ?? ""}}', email: '{{account.email}}' },
      },
    }),
    ...inferred(handler, {
      // Laravel has no disabled accounts; an app that refuses them answers as for a wrong password
      'account-disabled': failed,
      'account-unverified': { status: 403, body: { message: 'Your email address is not verified.' } },
    }),
  },
  acts: {
    'forgot-password': from(texts, {
      'code-sent': { status: 200, body: { message: 'We have emailed your password reset link.' } },
      'invalid-credentials': invalid('email', "We can't find a user with that email address."),
      'rate-limited/resend': invalid('email', 'Please wait before retrying.'),
    }),
    'reset-password': from(texts, {
      done: { status: 200, body: { message: 'Your password has been reset.' } },
      'challenge-invalid': invalid('email', 'This password reset token is invalid.'),
    }),
    'confirm-address': from(`${framework}Routing/Exceptions/InvalidSignatureException.php`, {
      'challenge-invalid': { status: 403, body: { message: 'Invalid signature.' } },
    }),
    'change-password': from(`${fortify}stubs/UpdateUserPassword.php`, {
      'invalid-credentials': invalid(
        'current_password',
        'The provided password does not match your current password.',
      ),
    }),
  },
};

const cookie = { Path: '/', HttpOnly: true, SameSite: 'lax', 'Max-Age': true } as const;
const empty = { status: 204 };

/** Laravel whose pages sign in by a cookie: Sanctum with Fortify or Breeze. */
export const laravelPages: Framework = {
  name: 'Laravel with Sanctum (cookie)',
  signs: [...ofPages, ...ofErrors],
  marks: {
    ...shared.marks,
    tokens: {
      value: {
        session: {
          scheme: 'cookie',
          name: 'laravel_session',
          length: 40,
          lifetime: '2h',
          sliding: true,
          cookie,
        },
      },
      source: 'https://github.com/laravel/laravel/blob/master/config/session.php',
    },
    csrf: {
      value: {
        cookie: 'XSRF-TOKEN',
        header: 'X-XSRF-TOKEN',
        length: 40,
        issued: 'every-answer',
        renewedBy: 'sign-in',
        cookieAttributes: { Path: '/', SameSite: 'lax', 'Max-Age': 7200 },
        for: ['session'],
      },
      source: sanctum,
    },
    checks: {
      value: ['csrf', 'limits', 'lockout', 'password', 'disabled', 'second-factor'],
      source: `${fortify}src/Http/Controllers/AuthenticatedSessionController.php`,
    },
  },
  answers: {
    ...shared.answers,
    ...from(`${fortify}src/Http/Responses/LoginResponse.php`, {
      'signed-in': { status: 200, body: { two_factor: false } },
      'second-factor-required': { status: 200, body: { two_factor: true } },
      'signed-out': empty,
    }),
  },
  acts: {
    ...shared.acts,
    csrf: from(sanctum, { done: empty }),
    'second-factor': from(`${fortify}src/Http/Responses/TwoFactorLoginResponse.php`, { 'signed-in': empty }),
    'sign-out': from(`${fortify}routes/routes.php`, {
      'token-missing': empty,
      'token-invalid': empty,
      'token-expired': empty,
    }),
  },
};

/** Laravel whose clients sign in for a token of Sanctum. */
export const laravelTokens: Framework = {
  name: 'Laravel with Sanctum (tokens)',
  signs: ofErrors,
  marks: {
    ...shared.marks,
    tokens: {
      value: { access: { scheme: 'bearer', startsWith: '1|', length: 48 } },
      source: sanctum,
    },
    checks: { value: ['limits', 'lockout', 'password', 'disabled'], source: sanctum },
  },
  answers: {
    ...shared.answers,
    ...from(sanctum, {
      'signed-in': { status: 200, body: { token: '{{tokens.access}}' } },
      'invalid-credentials': invalid('email', 'The provided credentials are incorrect.'),
    }),
    ...inferred(sanctum, {
      'signed-out': empty,
      'second-factor-required': { status: 200, body: { two_factor: true } },
    }),
  },
  acts: shared.acts,
};

import { memberOf } from '../../declared/contract/pointer.ts';
import { from, inferred, type Framework } from './habit.ts';
import { membersAt } from './evidence.ts';
import type { Sign } from './sign.ts';

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
  { weight: 2, refusal: ['message', 'errors'], status: '422' },
  {
    weight: 3,
    text: 'The contract has the responses ValidationException and AuthenticationException.',
    isSeen: ({ document }) => {
      const names = membersAt(document, '/components/responses').map(([name]) => name);
      return names.includes('ValidationException') && names.includes('AuthenticationException');
    },
  },
  {
    weight: 2,
    text: 'A refusal is "Unauthenticated.".',
    isSeen: ({ operations }) =>
      operations.some(({ refusals }) =>
        refusals.some(({ examples }) =>
          [...examples.values()].some((example) => memberOf(example, 'message') === 'Unauthenticated.'),
        ),
      ),
  },
  { weight: 2, ids: /^[\w-]+(\.[\w-]+)+$/, example: 'login.store' },
  { weight: 1, request: ['body.password', 'body.password_confirmation'] },
];

const ofPages: Sign = {
  weight: 4,
  isRequired: true,
  text: 'The path /sanctum/csrf-cookie issues the CSRF token.',
  isSeen: ({ operations }) => operations.some(({ head }) => head.template.endsWith('/sanctum/csrf-cookie')),
};

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
    'reset-password': from(texts, {
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
  signs: [ofPages, ...ofErrors],
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

import { from, inferred, type Framework } from './habit.ts';

const gem = 'https://github.com/lynndylanhurley/devise_token_auth/blob/master/';
const controllers = `${gem}app/controllers/devise_token_auth/`;
const locale = `${gem}config/locales/en.yml`;
const devise = 'https://github.com/heartcombo/devise/blob/main/';
const rails = 'https://guides.rubyonrails.org/configuring.html';

const headerNames = ['access-token', 'client', 'uid'] as const;
const headers = {
  'token-type': 'Bearer',
  client: '{{tokens.client ?? request.headers.client}}',
  expiry: '{{tokens.access.expires.epoch}}',
  uid: '{{account.email}}',
};
const user = {
  id: '{{account.id}}',
  email: '{{account.email}}',
  provider: 'email',
  uid: '{{account.email}}',
  allow_password_change: false,
};
const failed = (status: number, text: string) => ({ status, body: { success: false, errors: [text] } });
const invalid = (field: string, text: string) => ({
  status: 422,
  body: {
    status: 'error',
    errors: { [field]: [text], full_messages: [`${field[0]?.toUpperCase() ?? ''}${field.slice(1)} ${text}`] },
  },
});
const credentials = failed(401, 'Invalid login credentials. Please try again.');
const unconfirmed = failed(
  401,
  "A confirmation email was sent to your account at '{{account.email}}'. You must follow the instructions in the email before your account can be activated",
);
const notFound = { status: 404, body: { status: 404, error: 'Not Found' } };
const blank = {
  'missing-credentials/login': invalid('email', "can't be blank"),
  'missing-credentials/password': invalid('password', "can't be blank"),
};

/** Rails with devise_token_auth. */
export const deviseTokenAuth: Framework = {
  name: 'Rails with devise_token_auth',
  signs: [
    { weight: 4, request: headerNames.map((name) => `header.${name}`) },
    {
      weight: 4,
      text: 'An answer has the headers access-token, client and uid.',
      isSeen: ({ operations }) =>
        operations.some(({ success }) =>
          headerNames.every((name) => success?.headers.some((one) => one.toLowerCase() === name)),
        ),
    },
    { weight: 3, refusal: ['errors.full_messages'] },
    {
      weight: 3,
      text: 'The paths end with sign_in, sign_out and validate_token.',
      isSeen: ({ operations }) =>
        ['/sign_in', '/sign_out', '/validate_token'].every((path) =>
          operations.some(({ head }) => head.template.endsWith(path)),
        ),
    },
    { weight: 2, request: ['body.password_confirmation', 'body.confirm_success_url'] },
  ],
  marks: {
    protect: { value: true, source: `${gem}docs/usage/controller_methods.md` },
    tokens: {
      value: {
        access: {
          scheme: 'header',
          name: 'access-token',
          length: 22,
          alphabet: 'base64url',
          lifetime: '14d',
          rotates: 'every-answer',
          grace: '5s',
          batch: '5s',
        },
        client: { scheme: 'header', name: 'client', with: 'access', length: 22, alphabet: 'base64url' },
      },
      source: `${gem}docs/config/initialization.md`,
    },
    lockout: {
      value: { attempts: 20, within: 'forever', for: '1h' },
      source: `${devise}lib/devise/models/lockable.rb`,
    },
    checks: {
      value: ['limits', 'lockout', 'disabled', 'unverified', 'password'],
      source: `${controllers}sessions_controller.rb`,
    },
    password: {
      value: {
        minLength: 6,
        maxLength: 128,
        endsSessions: 'none',
        messages: {
          'min-length': 'is too short (minimum is {{limit}} characters)',
          'max-length': 'is too long (maximum is {{limit}} characters)',
        },
      },
      source: `${devise}lib/devise.rb`,
    },
  },
  answers: {
    ...from(`${controllers}sessions_controller.rb`, {
      'signed-in': { status: 200, headers, body: { data: user } },
      'signed-out': { status: 200, body: { success: true } },
    }),
    ...from(locale, {
      'invalid-credentials': credentials,
      'missing-credentials': credentials,
      'account-unverified': unconfirmed,
      'account-disabled': unconfirmed,
      'locked-out': failed(
        401,
        'Your account has been locked due to an excessive number of unsuccessful sign in attempts.',
      ),
    }),
    ...from(`${devise}config/locales/en.yml`, {
      'token-missing': {
        status: 401,
        body: { errors: ['You need to sign in or sign up before continuing.'] },
      },
    }),
    ...from(`${controllers}token_validations_controller.rb`, {
      'who-am-i': { status: 200, headers, body: { success: true, data: user } },
    }),
    ...from(`${controllers}registrations_controller.rb`, {
      'account-exists': invalid('email', 'has already been taken'),
      'password-rejected': invalid('password', '{{violation.text}}'),
    }),
    ...from(`${controllers}confirmations_controller.rb`, { 'challenge-invalid': notFound }),
    ...from(rails, {
      'malformed-request': { status: 400, body: { status: 400, error: 'Bad Request' } },
    }),
    ...from('https://github.com/rack/rack-attack', {
      'rate-limited': {
        status: 429,
        contentType: 'text/plain',
        headers: { 'Retry-After': '{{limit.seconds}}' },
        body: 'Retry later\n',
      },
    }),
    ...inferred(`${controllers}application_controller.rb`, {
      'not-allowed': failed(403, 'Forbidden'),
    }),
  },
  acts: {
    'sign-out': from(locale, { 'token-missing': failed(404, 'User was not found or was not logged in.') }),
    'current-account': from(locale, { 'token-missing': failed(401, 'Invalid login credentials') }),
    'update-account': from(locale, {
      'token-missing': {
        status: 404,
        body: { success: false, errors: ['User not found.'], status: 'error' },
      },
      done: { status: 200, headers, body: { status: 'success', data: user } },
    }),
    'sign-up': from(`${controllers}registrations_controller.rb`, {
      done: { status: 200, body: { status: 'success', data: user } },
      ...blank,
    }),
  },
};

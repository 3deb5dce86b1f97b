import { from, inferred, usualRefusals, type Framework } from './habit.ts';
import { hasFields, hasPlaces } from './evidence.ts';

const jwt = 'https://github.com/jazzband/djangorestframework-simplejwt/blob/master/rest_framework_simplejwt/';
const rest = 'https://www.django-rest-framework.org/api-guide/';

const headers = { 'WWW-Authenticate': 'Bearer realm="api"' };
const fields = { status: 400, body: '{{violation.fields}}' };
const pair = { refresh: '{{tokens.refresh}}', access: '{{tokens.access}}' };
const noAccount = {
  status: 401,
  headers,
  body: { detail: 'No active account found with the given credentials' },
};
const refused = (detail: string, code = 'token_not_valid') => ({
  status: 401,
  headers,
  body: { detail, code },
});
const notForAccess = (message: string) => ({
  status: 401,
  headers,
  body: {
    detail: 'Given token not valid for any token type',
    code: 'token_not_valid',
    messages: [{ token_class: 'AccessToken', token_type: 'access', message }],
  },
});
const ofRefreshToken = {
  'token-missing': { status: 400, body: { refresh: ['This field is required.'] } },
  'token-invalid': refused('Token is invalid or expired'),
  'token-invalid/wrong-kind': refused('Token has wrong type'),
  'token-invalid/signed-out': refused('Token is blacklisted'),
  'token-expired': refused('Token is invalid or expired'),
};

/** Django REST framework with Simple JWT. */
export const simplejwt: Framework = {
  name: 'Django REST framework with Simple JWT',
  signs: [
    {
      weight: 3,
      text: 'The sign-in answers with access and refresh.',
      isSeen: ({ of }) => of('sign-in').some(({ success }) => hasFields(success, ['access', 'refresh'])),
    },
    {
      weight: 3,
      text: 'A refresh reads refresh and answers with access.',
      isSeen: ({ operations }) =>
        operations.some((one) => hasPlaces(one, ['body.refresh']) && hasFields(one.success, ['access'])),
    },
    {
      weight: 2,
      text: 'One schema is for requests and answers: its password is writeOnly, or its tokens are readOnly.',
      isSeen: ({ of }) =>
        of('sign-in').some(({ success }) =>
          success?.shape.fields.some(
            ({ path, isReadOnly, isWriteOnly }) =>
              (path[0] === 'password' && isWriteOnly) || (path[0] === 'access' && isReadOnly),
          ),
        ),
    },
    {
      weight: 2,
      ids: /_(list|retrieve|read|create|update|partial_update|destroy|delete)(_\d)?$/,
      example: 'books_list or books_partial_update',
    },
    {
      weight: 1,
      text: 'Most paths end with a slash.',
      isSeen: ({ mostly }) => mostly(({ head }) => head.template.endsWith('/')),
    },
    {
      weight: 2,
      text: 'The sign-in is described as that of TokenObtainPairView.',
      isSeen: ({ of }) =>
        of('sign-in').some(({ description }) => /access and refresh json web token pair/.test(description)),
    },
  ],
  marks: {
    tokens: {
      value: {
        access: {
          scheme: 'bearer',
          form: 'jwt',
          lifetime: '5m',
          survivesSignOut: true,
          claims: { token_type: 'access', user_id: '{{account.id}}' },
        },
        refresh: {
          form: 'jwt',
          lifetime: '1d',
          rotates: false,
          claims: { token_type: 'refresh', user_id: '{{account.id}}' },
        },
      },
      source: 'https://django-rest-framework-simplejwt.readthedocs.io/en/latest/settings.html',
    },
    password: {
      value: {
        minLength: 8,
        endsSessions: 'none',
        messages: {
          'min-length': 'This password is too short. It must contain at least {{limit}} characters.',
        },
      },
      source: 'https://docs.djangoproject.com/en/stable/topics/auth/passwords/',
    },
    validation: {
      value: {
        rules: {
          required: { text: 'This field is required.' },
          maxLength: { text: 'Ensure this field has no more than {{limit}} characters.' },
          format: { text: 'Enter a valid email address.' },
          'type/string': { text: 'Not a valid string.' },
        },
      },
      source: `${rest}fields/`,
    },
  },
  answers: {
    ...usualRefusals(`${rest}exceptions/`, (_status, detail) => ({ detail })),
    ...from(`${jwt}serializers.py`, {
      'invalid-credentials': noAccount,
      'account-disabled': noAccount,
      'signed-in': { status: 200, body: pair },
    }),
    ...from(`${jwt}authentication.py`, {
      'token-invalid': notForAccess('Token is invalid or expired'),
      'token-invalid/wrong-kind': notForAccess('Token has wrong type'),
      'token-invalid/no-account': refused('User not found', 'user_not_found'),
      'token-invalid/account-disabled': refused('User is inactive', 'user_inactive'),
    }),
    ...from(`${rest}exceptions/`, {
      'token-missing': {
        status: 401,
        headers,
        body: { detail: 'Authentication credentials were not provided.' },
      },
      'not-allowed': { status: 403, body: { detail: 'You do not have permission to perform this action.' } },
      'malformed-request': fields,
      'missing-credentials': fields,
      'password-rejected': fields,
      'rate-limited': {
        status: 429,
        headers: { 'Retry-After': '{{limit.seconds}}' },
        body: { detail: 'Request was throttled. Expected available in {{limit.seconds}} seconds.' },
      },
    }),
    ...inferred('https://docs.djangoproject.com/en/stable/topics/auth/default/', {
      'account-exists': { status: 400, body: { username: ['A user with that username already exists.'] } },
    }),
  },
  acts: {
    refresh: from(`${jwt}serializers.py`, {
      refreshed: { status: 200, body: { access: '{{tokens.access}}' } },
      ...ofRefreshToken,
      'token-reused': refused('Token is blacklisted'),
      'token-invalid/account-disabled': refused(
        'No active account found for the given token.',
        'no_active_account',
      ),
    }),
    'sign-out': from(`${jwt}views.py`, {
      'signed-out': { status: 200, body: {} },
      ...ofRefreshToken,
      'token-invalid/account-disabled': { status: 200, body: {} },
    }),
    introspect: from(`${jwt}views.py`, {
      done: { status: 200, body: {} },
      'done/inactive': refused('Token is invalid or expired'),
    }),
  },
};

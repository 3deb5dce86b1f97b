import { memberOf } from '../../declared/contract/pointer.ts';
import { from, inferred, usualRefusals, type Framework } from './habit.ts';
import { membersAt } from './evidence.ts';

const tutorial = 'https://fastapi.tiangolo.com/tutorial/security/';
const refreshing = 'inferred: FastAPI has no refresh tokens';
const handling = 'https://fastapi.tiangolo.com/tutorial/handling-errors/';

const headers = { 'WWW-Authenticate': 'Bearer' };
const violations = {
  status: 422,
  body: {
    detail: {
      'x-each': '{{violation.issues}}',
      as: 'one',
      item: { loc: ['body', '{{one.field}}'], msg: '{{one.text}}', type: '{{one.code}}' },
    },
  },
};
const pair = {
  access_token: '{{tokens.access}}',
  refresh_token: '{{tokens.refresh}}',
  token_type: 'bearer',
};

/** FastAPI with the sign-in of its tutorial. */
export const fastapi: Framework = {
  name: 'FastAPI',
  signs: [
    { weight: 4, refusal: ['detail.0.loc', 'detail.0.msg', 'detail.0.type'], status: '422' },
    {
      weight: 3,
      text: 'Most operationIds end with the path and the method.',
      isSeen: ({ mostly, idOf }) =>
        mostly((one) => {
          const path = one.head.template.replaceAll(/\W/g, '_');
          return idOf(one).endsWith(`${path}_${one.head.method.toLowerCase()}`);
        }),
    },
    { weight: 2, request: ['form.grant_type', 'form.username', 'form.password', 'form.scope'] },
    {
      weight: 2,
      text: 'The tokenUrl of a password flow is the path of the sign-in.',
      isSeen: ({ document, of }) =>
        membersAt(document, '/components/securitySchemes').some(([, scheme]) => {
          const url = memberOf(memberOf(memberOf(scheme, 'flows'), 'password'), 'tokenUrl');
          return of('sign-in').some(
            ({ head }) => typeof url === 'string' && url !== '' && head.template.endsWith(url),
          );
        }),
    },
    {
      weight: 1,
      text: 'Most successes are described as "Successful Response".',
      isSeen: ({ mostly }) => mostly(({ success }) => success?.description === 'Successful Response'),
    },
  ],
  marks: {
    tokens: {
      value: {
        access: {
          scheme: 'bearer',
          form: 'jwt',
          lifetime: '30m',
          survivesSignOut: true,
          claims: { sub: '{{account.login}}', iat: null },
        },
        refresh: { form: 'jwt', lifetime: '7d', claims: { sub: '{{account.login}}', iat: null } },
      },
      source: `${tutorial}oauth2-jwt/; the refresh token is inferred`,
    },
    validation: {
      value: {
        rules: {
          required: { code: 'missing', text: 'Field required' },
          'type/string': { code: 'string_type', text: 'Input should be a valid string' },
          minLength: { code: 'string_too_short', text: 'String should have at least {{limit}} characters' },
          format: { code: 'value_error', text: 'value is not a valid email address' },
        },
      },
      source: 'https://docs.pydantic.dev/latest/errors/validation_errors/',
    },
  },
  answers: {
    ...usualRefusals(handling, (_status, detail) => ({ detail })),
    ...from(`${tutorial}simple-oauth2/`, {
      'invalid-credentials': { status: 401, headers, body: { detail: 'Incorrect username or password' } },
      'account-disabled': { status: 400, body: { detail: 'Inactive user' } },
      'token-missing': { status: 401, headers, body: { detail: 'Not authenticated' } },
    }),
    ...from(`${tutorial}oauth2-jwt/`, {
      'token-invalid': { status: 401, headers, body: { detail: 'Could not validate credentials' } },
      'token-invalid/account-disabled': { status: 400, body: { detail: 'Inactive user' } },
      'signed-in': { status: 200, body: pair },
    }),
    ...from('https://github.com/fastapi/full-stack-fastapi-template/blob/master/backend/app/api/deps.py', {
      'not-allowed': { status: 403, body: { detail: "The user doesn't have enough privileges" } },
    }),
    ...from(handling, { 'malformed-request': violations, 'missing-credentials': violations }),
    ...inferred(refreshing, { refreshed: { status: 200, body: pair } }),
    ...inferred(tutorial, {
      'password-rejected': {
        status: 422,
        body: {
          detail: [{ loc: ['body', '{{violation.field}}'], msg: '{{violation.text}}', type: 'value_error' }],
        },
      },
      'signed-out': { status: 204 },
      'who-am-i': {
        status: 200,
        body: { username: '{{account.login}}', email: '{{account.email ?? null}}' },
      },
    }),
  },
  acts: { refresh: inferred(refreshing, { 'token-missing': violations }) },
};

import { memberOf } from '../../declared/contract/pointer.ts';
import { from, inferred, usualRefusals, type Framework } from './habit.ts';
import { membersAt } from './evidence.ts';

const docs = 'https://docs.nestjs.com/';
const authentication = `${docs}security/authentication`;
const filters = `${docs}exception-filters`;

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  409: 'Conflict',
};
const error = (statusCode: number, message: unknown) => ({
  message,
  ...(reasons[statusCode] === undefined ? {} : { error: reasons[statusCode] }),
  statusCode,
});
const unauthorized = { status: 401, body: { message: 'Unauthorized', statusCode: 401 } };
const invalid = {
  status: 400,
  body: error(400, { 'x-each': '{{violation.issues}}', as: 'one', item: '{{one.text}}' }),
};
const pair = { access_token: '{{tokens.access}}', refresh_token: '{{tokens.refresh}}' };

/** NestJS with the guard and the JWT of its documentation. */
export const nestjs: Framework = {
  name: 'NestJS',
  signs: [
    { weight: 4, ids: /^[A-Z]\w*Controller_\w+$/, example: 'AuthController_login' },
    {
      weight: 2,
      text: 'The contract has the empty contact and servers of the DocumentBuilder.',
      isSeen: ({ document }) => {
        const contact = memberOf(memberOf(document, 'info'), 'contact');
        return JSON.stringify([contact, memberOf(document, 'servers')]) === '[{},[]]';
      },
    },
    {
      weight: 1,
      text: 'A POST answers 201 without a description.',
      isSeen: ({ operations }) =>
        operations.some(
          ({ head, success }) =>
            head.method === 'POST' && success?.status === '201' && success.description === '',
        ),
    },
    {
      weight: 1,
      text: 'The name of a schema ends with Dto.',
      isSeen: ({ document }) =>
        membersAt(document, '/components/schemas').some(([name]) => /\wDto$/.test(name)),
    },
    {
      weight: 1,
      text: 'The scheme "bearer" is that of addBearerAuth().',
      isSeen: ({ document }) =>
        membersAt(document, '/components/securitySchemes').some(
          ([name, scheme]) => name === 'bearer' && memberOf(scheme, 'bearerFormat') === 'JWT',
        ),
    },
  ],
  marks: {
    tokens: {
      value: {
        access: {
          scheme: 'bearer',
          form: 'jwt',
          lifetime: '15m',
          survivesSignOut: true,
          claims: { sub: '{{account.id}}', username: '{{account.login}}', jti: null },
        },
        refresh: { form: 'jwt', lifetime: '7d', claims: { sub: '{{account.id}}' } },
      },
      source: `${authentication}; the refresh token and the lifetimes are inferred`,
    },
    validation: {
      value: {
        rules: {
          required: { text: '{{field}} should not be empty' },
          'type/string': { text: '{{field}} must be a string' },
          format: { text: '{{field}} must be an email' },
          minLength: { text: '{{field}} must be longer than or equal to {{limit}} characters' },
        },
      },
      source: 'https://github.com/typestack/class-validator',
    },
  },
  answers: {
    ...usualRefusals(filters, error),
    ...from(authentication, {
      'invalid-credentials': unauthorized,
      'token-missing': unauthorized,
      'token-invalid': unauthorized,
      'signed-in': { status: 201, body: pair },
      'who-am-i': {
        status: 200,
        body: {
          sub: '{{account.id}}',
          username: '{{account.login}}',
          iat: '{{tokens.access.issued.epoch}}',
          exp: '{{tokens.access.expires.epoch}}',
        },
      },
    }),
    ...from(`${docs}guards`, { 'not-allowed': { status: 403, body: error(403, 'Forbidden resource') } }),
    ...from(`${docs}techniques/validation`, { 'malformed-request': invalid, 'missing-credentials': invalid }),
    ...from(`${docs}security/rate-limiting`, {
      'rate-limited': {
        status: 429,
        headers: { 'Retry-After': '{{limit.seconds}}' },
        body: { statusCode: 429, message: 'ThrottlerException: Too Many Requests' },
      },
    }),
    ...inferred(authentication, {
      refreshed: { status: 201, body: pair },
      'signed-out': { status: 201 },
      'password-rejected': { status: 400, body: error(400, ['{{violation.text}}']) },
    }),
  },
  acts: {},
};

import { memberOf } from '../../declared/contract/pointer.ts';
import { from, inferred, usualRefusals, type Framework } from './habit.ts';
import { membersAt } from './shown.ts';

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
    {
      text: 'The operationIds name a controller and its method: AuthController_login.',
      weight: 4,
      isSeen: ({ mostly, idOf }) => mostly((one) => /^[A-Z]\w*Controller_\w+$/.test(idOf(one))),
    },
    {
      text: 'The contract has the empty lists of the DocumentBuilder.',
      weight: 2,
      isSeen: ({ document }) => {
        const contact = memberOf(memberOf(document, 'info'), 'contact');
        const servers = memberOf(document, 'servers');
        return JSON.stringify([contact, servers]) === '[{},[]]';
      },
    },
    {
      text: 'A POST answers 201 without a description.',
      weight: 1,
      isSeen: ({ operations }) =>
        operations.some(
          ({ head, success }) =>
            head.method === 'POST' && success?.status === '201' && success.description === '',
        ),
    },
    {
      text: 'The schema of a request ends with Dto.',
      weight: 1,
      isSeen: ({ document }) =>
        membersAt(document, '/components/schemas').some(([name]) => /\wDto$/.test(name)),
    },
    {
      text: 'The scheme "bearer" is that of addBearerAuth().',
      weight: 1,
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
          lifetime: '1h',
          survivesSignOut: true,
          claims: { sub: '{{account.id}}', username: '{{account.login}}', jti: null },
        },
        refresh: { form: 'jwt', lifetime: '7d', claims: { sub: '{{account.id}}' } },
      },
      source: authentication,
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
    errors: {
      value: {
        'not-found': {
          status: 404,
          body: { message: 'Cannot {{request.method}} {{request.url}}', error: 'Not Found', statusCode: 404 },
        },
      },
      source: filters,
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
    ...from(filters, {
      'server-error': { status: 500, body: { statusCode: 500, message: 'Internal server error' } },
    }),
    ...inferred(authentication, {
      refreshed: { status: 201, body: pair },
      'signed-out': { status: 201 },
      'password-rejected': { status: 400, body: error(400, ['{{violation.text}}']) },
    }),
  },
  acts: {},
};

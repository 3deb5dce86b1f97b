import { expect, it } from '@jest/globals';
import { findingsOf } from '../../../src/declared/marks/check.ts';
import { jsonResponse } from './documents.ts';

const json = (...names: readonly string[]) => ({
  content: { 'application/json': { schema: bodyOf(names) } },
});
const bodyOf = (names: readonly string[]) => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
});
const named = (...names: readonly string[]) =>
  jsonResponse({ examples: Object.fromEntries(names.map((name) => [name, { value: { name } }])) });

const issued = {
  status: 200,
  body: { access_token: '{{tokens.access}}', refresh_token: '{{tokens.refresh}}' },
};

it('finds nothing in the marks of an API with rotating tokens', () => {
  const document = {
    'x-login': {
      version: 1,
      tokens: {
        access: { scheme: 'bearer', form: 'jwt', lifetime: '15m', claims: { id: '{{account.id}}' } },
        refresh: { form: 'opaque', length: 64, lifetime: '7d', rotates: true, reuse: 'revokes-family' },
      },
      lockout: { attempts: 5, within: '15m', for: '15m' },
      answers: {
        'token-missing': { status: 401, response: 'Unauthorized', example: 'token' },
        'token-expired': { status: 401, response: 'Unauthorized', example: 'expired' },
        'not-allowed': { status: 403, response: 'Forbidden', example: true },
        'malformed-request': { status: 400, body: { message: '{{violation.text}}' } },
        'rate-limited': { status: 429, headers: { 'Retry-After': '{{limit.seconds}}' } },
      },
    },
    paths: {
      '/auth/login': {
        post: {
          requestBody: json('email', 'password', 'otp'),
          responses: { '200': { description: '' }, '401': named('invalid', 'otp') },
          'x-login': {
            act: 'sign-in',
            reads: { login: 'body.email', password: 'body.password', code: 'body.otp' },
            answers: {
              'signed-in': issued,
              'invalid-credentials': { status: 401, example: 'invalid' },
              'second-factor-required': { status: 401, example: 'otp' },
              'locked-out': { status: 429, body: { message: 'Too many attempts' } },
            },
          },
        },
      },
      '/auth/refresh': {
        post: {
          requestBody: json('refresh_token'),
          'x-login': {
            act: 'refresh',
            reads: { refresh: 'body.refresh_token' },
            answers: { refreshed: issued },
          },
        },
      },
      '/auth/logout': {
        post: {
          requestBody: json('refresh_token'),
          'x-login': {
            act: 'sign-out',
            reads: { refresh: 'body.refresh_token' },
            answers: { 'signed-out': { status: 204 } },
          },
        },
      },
    },
    components: { responses: { Unauthorized: named('token', 'expired'), Forbidden: named('role') } },
  };
  expect(findingsOf(document)).toEqual([]);
});

it('finds nothing in the marks of an API with cookies and CSRF tokens', () => {
  const user = { status: 200, body: { id: '{{account.id}}' } };
  const document = {
    'x-login': {
      version: 1,
      tokens: { session: { scheme: 'cookie', lifetime: '14d', cookie: { Path: '/', HttpOnly: true } } },
      csrf: { cookie: 'csrftoken', header: 'X-CSRFToken', length: 32 },
      answers: {
        'token-missing': { status: 401, body: { code: 'not_authenticated' } },
        'csrf-failed': { status: 403, body: { code: 'csrf_failed' } },
        'csrf-failed/missing': { status: 403, body: { code: 'csrf_missing' } },
        'malformed-request': { status: 400, body: { detail: '{{violation.text}}' } },
      },
    },
    paths: {
      '/csrf': {
        get: {
          'x-login': { act: 'csrf', answers: { done: { status: 200, body: { csrf: '{{csrf.token}}' } } } },
        },
      },
      '/session': {
        post: {
          requestBody: json('email', 'password'),
          'x-login': {
            act: 'sign-in',
            reads: { login: 'body.email', password: 'body.password' },
            answers: { 'signed-in': user, 'invalid-credentials': { status: 400, body: { code: 'invalid' } } },
          },
        },
        get: { 'x-login': { act: 'current-account', answers: { 'who-am-i': user } } },
        delete: { 'x-login': { act: 'sign-out', answers: { 'signed-out': { status: 204 } } } },
      },
    },
  };
  expect(findingsOf(document)).toEqual([]);
});

import { expect, test } from '@jest/globals';
import type { RecordedExchange } from '../../../src/adopt/exchange.ts';
import { templateOf } from '../../../src/adopt/record/answer-template.ts';
import type { FoundOperation } from '../../../src/adopt/record/service.ts';
import { createSecretReplacer } from '../../../src/adopt/secrets/replace.ts';
import type { Marks } from '../../../src/declared/marks/types.ts';

const found: FoundOperation = {
  ...{ operationId: 'login', method: 'POST', template: '/login', act: 'sign-in', actIndex: undefined },
  mark: { act: 'sign-in', reads: { login: 'body.email', password: 'body.password' } },
  wire: {
    path: {},
    query: {},
    headers: {},
    cookies: {},
    body: { email: 'jane@acme.io', password: 'hunter2!' },
  },
  outcomes: [],
};

function template(
  outcome: Parameters<typeof templateOf>[2],
  body: unknown,
  marks: Omit<Marks['Marks'], 'version'> = {},
  headers: RecordedExchange['response']['headers'] = [],
  status = 401,
) {
  const exchange: RecordedExchange = {
    ...{ method: 'POST', url: 'https://acme.io/login' },
    request: {
      headers: [['Content-Type', 'application/json']],
      body: JSON.stringify({ email: 'jane@acme.io', password: 'hunter2!' }),
    },
    response: {
      status,
      headers: [['Content-Type', 'application/json'], ...headers],
      body: JSON.stringify(body),
    },
  };
  const secrets = createSecretReplacer();
  secrets.learn(exchange);
  return templateOf(exchange, found, outcome, { version: 1, ...marks }, secrets);
}

test('repeats the login of the request in a refusal, and that of the account in other answers', () => {
  const body = { message: 'jane@acme.io is unknown, other@acme.io is not.' };
  expect(template('invalid-credentials', body).body).toEqual({
    message: '{{request.body.email}} is unknown, user-2@example.com is not.',
  });
  expect(template('account-disabled', { email: 'jane@acme.io' }).body).toEqual({
    email: '{{account.email}}',
  });
});

test('replaces a password that the service repeats', () => {
  expect(template('invalid-credentials', { message: 'hunter2! is wrong' }).body).toEqual({
    message: '‹password 1› is wrong',
  });
});

test('keeps the braces of the service as literal text', () => {
  expect(template('invalid-credentials', { message: 'Hello {{name}}' }).body).toEqual({
    message: 'Hello \\{{name\\}}',
  });
});

test('keeps the headers that belong to an answer', () => {
  const headers = [
    ['WWW-Authenticate', 'Bearer realm="acme"'],
    ['Location', 'https://acme.io/login?error=1&token=abc'],
    ['Server', 'nginx'],
  ] as const;
  expect(template('invalid-credentials', {}, {}, headers).headers).toEqual({
    'WWW-Authenticate': 'Bearer realm="acme"',
    Location: '/login?error=1&token=‹token 1›',
  });
});

test('writes the tokens only if the marks have one kind for each', () => {
  const body = { access_token: 'Zk3vQ9xW1', refresh_token: 'pL5nR7mX8', expires_in: 900 };
  const two = { tokens: { access: {}, refresh: {} } };
  expect(template('signed-in', body, two, [], 200).body).toEqual({
    access_token: '{{tokens.access}}',
    refresh_token: '{{tokens.refresh}}',
    expires_in: 900,
  });
  const three = { tokens: { access: {}, other: {}, refresh: {} } };
  expect(template('signed-in', body, three, [], 200).body).toEqual({
    access_token: '‹token 1›',
    refresh_token: '{{tokens.refresh}}',
    expires_in: 900,
  });
});

test('writes the seconds of a limit only if the marks have one', () => {
  const headers = [['Retry-After', '60']] as const;
  const body = { message: 'Wait 60 seconds.', retry: 60 };
  expect(template('rate-limited', body, {}, headers, 429)).toEqual({
    status: 429,
    headers: { 'Retry-After': '60' },
    body,
  });
  const counters = { requests: { limit: 5, within: '1m', operations: 'all' } } as const;
  expect(template('rate-limited', body, { counters }, headers, 429)).toEqual({
    status: 429,
    headers: { 'Retry-After': '{{limit.seconds}}' },
    body: { message: 'Wait {{limit.seconds}} seconds.', retry: '{{limit.seconds}}' },
  });
});

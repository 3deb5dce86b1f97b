import { expect, it } from '@jest/globals';
import { curlArguments, signInRequest } from '../../src/core/sign-in.ts';
import { acme } from '../support/acme.ts';

const { documented } = acme().profiles;
const server = 'http://localhost:4010';

it('formats a sign-in as JSON, with the path of its operation', () => {
  const signIn = { operationId: 'login', path: {}, body: { email: 'ada', password: "it's" } };
  const request = signInRequest(signIn, documented);
  expect(request).toEqual({
    method: 'POST',
    target: '/acme/session/login',
    headers: { 'content-type': 'application/json' },
    body: '{"email":"ada","password":"it\'s"}',
  });
  expect(curlArguments(request, server)).toEqual([
    `${server}/acme/session/login`,
    `-H 'Content-Type: application/json'`,
    `-d '{"email":"ada","password":"it'\\''s"}'`,
  ]);
});

it('formats a sign-in as a form, with a query and headers', () => {
  const signIn = {
    operationId: 'login',
    path: {},
    query: { grant: 'a b' },
    headers: { authorization: 'Basic YTpi' },
    body: { username: 'ada', password: 'a&b' },
    contentType: 'application/x-www-form-urlencoded',
  } as const;
  const request = signInRequest(signIn, documented);
  expect(request).toEqual({
    method: 'POST',
    target: '/acme/session/login?grant=a%20b',
    headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: 'Basic YTpi' },
    body: 'username=ada&password=a%26b',
  });
  expect(curlArguments(request, server)).toEqual([
    `'${server}/acme/session/login?grant=a%20b'`,
    `-H 'Content-Type: application/x-www-form-urlencoded'`,
    `-H 'Authorization: Basic YTpi'`,
    `-d 'username=ada&password=a%26b'`,
  ]);
});

it('formats a sign-in without a body', () => {
  const signIn = { operationId: 'login', path: {}, headers: { authorization: 'Basic YTpi' } };
  const request = signInRequest(signIn, documented);
  expect([request.headers, request.body]).toEqual([{ authorization: 'Basic YTpi' }, undefined]);
  expect(curlArguments(request, server)).toEqual([
    `${server}/acme/session/login`,
    '-X POST',
    `-H 'Authorization: Basic YTpi'`,
  ]);
});

it('throws if the contract lacks the operation', () => {
  expect(() => signInRequest({ operationId: 'logon', path: {} }, documented)).toThrow(
    'acme-2 has no operation logon',
  );
});

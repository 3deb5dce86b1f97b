import { expect, it } from '@jest/globals';
import { findingsOf } from '../../../src/declared/marks/check.ts';
import { completeMark, loginContract } from './documents.ts';

const version = 1;
const atToken = 'x-login.tokens.session';

function found(contract: Parameters<typeof loginContract>[0]): readonly string[] {
  return findingsOf(loginContract(contract)).map(
    ({ severity, path, message }) => `${severity} ${path.join('.')}: ${message}`,
  );
}

function withAnswer(answer: object) {
  const answers = { ...completeMark.answers, 'signed-in': { status: 200, ...answer } };
  return { mark: { ...completeMark, answers } };
}

const at = 'paths./login.post.x-login.answers.signed-in';

it.each([
  [
    'an invalid name of a header',
    withAnswer({ headers: { 'bad header': 'x' } }),
    `error ${at}.headers.bad header: the header name "bad header" is invalid; expected letters, digits and hyphens`,
  ],
  [
    'a header that the server sets',
    withAnswer({ headers: { 'Content-Length': '5' } }),
    `error ${at}.headers.Content-Length: the server sets the header Content-Length itself; remove it`,
  ],
  [
    'a header of the transfer, in the answers of all operations',
    { root: { version, errors: { 'not-found': { headers: { 'transfer-encoding': 'chunked' } } } } },
    'error x-login.errors.not-found.headers.transfer-encoding: the server sets the header transfer-encoding itself; remove it',
  ],
  [
    'a line break in a header',
    withAnswer({ headers: { 'x-a': ['ok', 'a\r\nset-cookie: b=c'] } }),
    `error ${at}.headers.x-a.1: the header x-a has a line break or characters beyond ASCII; percent-encode them`,
  ],
  [
    'a euro sign in a header',
    withAnswer({ headers: { 'x-price': '5 €' } }),
    `error ${at}.headers.x-price: the header x-price has a line break or characters beyond ASCII; percent-encode them`,
  ],
  [
    'a broken media type',
    withAnswer({ contentType: 'json\r\n' }),
    `error ${at}.contentType: contentType is "json\\r\\n"; expected a media type, such as application/json`,
  ],
  [
    'a semicolon in the name of a cookie',
    { root: { version, tokens: { session: { scheme: 'cookie', name: 'a;b' } } } },
    `error ${atToken}.name: the name "a;b" can't be sent; expected letters, digits, - and _ only`,
  ],
  [
    'a blank in the name of an attribute',
    { root: { version, tokens: { session: { cookie: { 'Same Site': 'Lax' } } } } },
    `error ${atToken}.cookie.Same Site: the attribute "Same Site" of the cookie is invalid; expected a name such as SameSite`,
  ],
  [
    'a line break in an attribute',
    { root: { version, tokens: { session: { cookie: { Path: '/\r\nx: y' } } } } },
    `error ${atToken}.cookie.Path: the attribute Path of the cookie has a semicolon, a line break or letters beyond ASCII`,
  ],
  [
    'a semicolon in an attribute of the CSRF cookie',
    { root: { version, csrf: { cookie: 'c', cookieAttributes: { Path: '/;x' } } } },
    'error x-login.csrf.cookieAttributes.Path: the attribute Path of the cookie has a semicolon, a line break or letters beyond ASCII',
  ],
  [
    'a blank in the cookie of a challenge',
    { root: { version, challenge: { cookie: 'a b' } } },
    'error x-login.challenge.cookie: the name "a b" can\'t be sent; expected letters, digits, - and _ only',
  ],
])('reports %s', (_what, contract, expected) => {
  expect(found(contract)).toContain(expected);
});

it('accepts headers and cookies that can be sent', () => {
  const answer = {
    headers: { Location: '{{request.query.next}}', 'x-a': ['%C3%A9', 'b'] },
    contentType: 'text/html; charset=utf-8',
    body: 'x',
  };
  const tokens = { session: { cookie: { Path: '/', HttpOnly: true, 'Max-Age': 60, Secure: false } } };
  expect(found({ ...withAnswer(answer), root: { version, tokens } })).toEqual([]);
});

import { expect, it } from '@jest/globals';
import { recognise } from '../../../src/adopt/recognise/recognise.ts';
import type { Node } from '../../../src/json.ts';

const login = {
  requestBody: {
    content: {
      'application/json': {
        schema: { required: ['email', 'password'], properties: { email: {}, password: {} } },
      },
    },
  },
  responses: {
    '200': { description: 'OK', content: { 'application/json': { schema: { properties: { token: {} } } } } },
  },
};
const ok = { responses: { '200': { description: 'OK' } } };

/** Returns the carriers of a contract with a login, `/me` and `/orders`. */
function carriersOf(securitySchemes: Node, me: Node, signIn: Node = {}) {
  const operation = { ...ok, ...me };
  return recognise({
    ...{ openapi: '3.1.0', info: { title: 'Acme', version: '1' }, components: { securitySchemes } },
    paths: {
      '/login': { post: { ...login, ...signIn } },
      '/me': { get: operation },
      '/orders': { get: operation },
    },
  }).carriers;
}

it.each([
  ['bearer', { type: 'http', scheme: 'Bearer' }],
  ['basic', { type: 'http', scheme: 'basic' }],
  ['header.X-Token', { type: 'apiKey', in: 'header', name: 'X-Token' }],
  ['cookie.sid', { type: 'apiKey', in: 'cookie', name: 'sid' }],
  ['query.key', { type: 'apiKey', in: 'query', name: 'key' }],
])('names %s by its scheme', (place, scheme) => {
  expect(carriersOf({ session: scheme }, { security: [{ session: [] }] })).toEqual([
    { place, scheme: 'session' },
  ]);
});

it('puts the commonest first, and leaves out that of the sign-in', () => {
  const schemes = {
    ...{ basic: { type: 'http', scheme: 'basic' }, key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    token: { type: 'http', scheme: 'bearer' },
  };
  const found = carriersOf(schemes, { security: [{ token: [] }] }, { security: [{ basic: [] }] });
  expect(found.map(({ scheme }) => scheme)).toEqual(['token', 'key']);
});

it('finds a header that operations declare as a parameter', () => {
  const header = (name: string, more: Node = {}) => ({
    parameters: [{ name, in: 'header', schema: {}, ...more }],
  });
  expect(carriersOf({}, header('X-Auth-Token'))).toEqual([{ place: 'header.X-Auth-Token' }]);
  expect(carriersOf({}, header('Authorization', { description: 'Bearer and the token' }))).toEqual([
    { place: 'bearer' },
  ]);
  expect(carriersOf({}, header('Accept-Language'))).toEqual([]);
});

const cookieOrBearer = {
  cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
  token: { type: 'http', scheme: 'bearer' },
};

it('keeps the scheme of the sign-in if other operations take no other', () => {
  const security = [{ token: [] }];
  const [first] = carriersOf(cookieOrBearer, { security }, { security });
  expect(first).toEqual({ place: 'bearer', scheme: 'token' });
});

it('puts a bearer scheme before a cookie if the sign-in answers with a token', () => {
  const [first] = carriersOf(cookieOrBearer, { security: [{ cookie: [] }, { token: [] }] });
  expect(first?.scheme).toBe('token');
  const [only] = carriersOf(cookieOrBearer, { security: [{ cookie: [] }] });
  expect(only?.scheme).toBe('cookie');
});

/** Returns a sign-in whose success sets a cookie and has no token. */
const settingCookie = (header: Node) => ({
  responses: { '200': { description: 'OK', headers: { 'Set-Cookie': header } } },
});

it('names the cookie that the sign-in sets', () => {
  const schema = { type: 'string', example: 'acme.sid=5; Path=/' };
  expect(carriersOf({}, {}, settingCookie({ schema }))).toEqual([{ place: 'cookie.acme.sid' }]);
  expect(carriersOf({}, {}, settingCookie({}))).toEqual([{ place: 'cookie.session' }]);
  expect(carriersOf({}, {}, settingCookie({ example: 'csrftoken=5' }))).toEqual([]);
});

it('puts the cookie that the sign-in sets before other carriers, unless the sign-in has a token', () => {
  const security = [{ token: [] }, { cookie: [] }];
  const [first] = carriersOf(cookieOrBearer, { security }, settingCookie({}));
  expect(first).toEqual({ place: 'cookie.sid', scheme: 'cookie' });
  const { token } = cookieOrBearer;
  const places = carriersOf({ token }, { security: [{ token: [] }] }, settingCookie({}));
  expect(places).toEqual([{ place: 'cookie.session' }, { place: 'bearer', scheme: 'token' }]);
});

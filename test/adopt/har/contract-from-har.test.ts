import { expect, test } from '@jest/globals';
import { contractFromHar } from '../../../src/adopt/har/contract-from-har.ts';
import { largestHar } from '../../../src/adopt/har/read-har.ts';
import { har } from './entries.ts';

const api = 'https://api.acme.io/v1';
const right = {
  url: `${api}/login`,
  sent: { email: 'jane@acme.io', password: 'hunter2!' },
  got: { token: 'Zk3vQ9xW1', user: { id: 7, email: 'jane@acme.io' } },
};
const wrong = {
  ...right,
  sent: { email: 'jane@acme.io', password: 'hunter3!' },
  status: 401,
  got: { error: 'Wrong password.' },
};
const bearer = { Authorization: 'Bearer Zk3vQ9xW1' };
const me = {
  method: 'GET',
  url: `${api}/me`,
  headers: bearer,
  got: { id: 7, email: 'jane@acme.io', born: null },
};

test('makes a contract of the exchanges of a login', () => {
  const { contract, host } = contractFromHar(har(wrong, right, me));
  expect(host).toBe('api.acme.io');
  const credentials = {
    type: 'object',
    required: ['email', 'password'],
    properties: { email: { type: 'string', format: 'email' }, password: { type: 'string' } },
  };
  const account = {
    type: 'object',
    required: ['id', 'email'],
    properties: { id: { type: 'integer' }, email: { type: 'string', format: 'email' } },
  };
  const login = 'plain@example.com';
  expect(contract).toEqual({
    openapi: '3.1.0',
    info: { title: 'api.acme.io', version: '1.0.0' },
    servers: [{ url: 'https://api.acme.io/v1' }],
    paths: {
      '/login': {
        post: {
          operationId: 'postLogin',
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: credentials,
                examples: {
                  'for-401': { value: { email: login, password: '‹password 2›' } },
                  'for-200': { value: { email: login, password: '‹password 1›' } },
                },
              },
            },
          },
          security: [],
          responses: {
            200: {
              description: 'OK',
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    required: ['token', 'user'],
                    properties: { token: { type: 'string' }, user: account },
                  },
                  examples: { recorded: { value: { token: '‹token 1›', user: { id: 7, email: login } } } },
                },
              },
            },
            401: {
              description: 'Unauthorized',
              content: {
                'application/json': {
                  schema: { type: 'object', required: ['error'], properties: { error: { type: 'string' } } },
                  examples: { recorded: { value: { error: 'Wrong password.' } } },
                },
              },
            },
          },
        },
      },
      '/me': {
        get: {
          operationId: 'getMe',
          security: [{ bearer: [] }],
          responses: {
            200: {
              description: 'OK',
              content: {
                'application/json': {
                  schema: {
                    ...account,
                    required: ['id', 'email', 'born'],
                    properties: { ...account.properties, born: { type: 'null' } },
                  },
                  examples: { recorded: { value: { id: 7, email: login, born: null } } },
                },
              },
            },
          },
        },
      },
    },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  });
});

test('turns cookies, forms, CSRF headers and ids in paths into their parts of the contract', () => {
  const { contract } = contractFromHar(
    har(
      {
        url: `${api}/session`,
        form: { username: 'jane', password: 'hunter2!' },
        headers: { 'X-CSRF-Token': 'abc' },
        status: 204,
        gotHeaders: { 'Set-Cookie': 'sid=s3cr3t; Path=/; HttpOnly\nXSRF-TOKEN=abc; Path=/' },
      },
      {
        method: 'GET',
        url: `${api}/orders/41?page=2`,
        headers: { Cookie: 'sid=s3cr3t; XSRF-TOKEN=abc; theme=dark' },
        got: [],
      },
      {
        method: 'GET',
        url: `${api}/orders/42`,
        headers: { Cookie: 'sid=s3cr3t; theme=dark' },
        got: [{ id: 1.5 }, { id: 2, state: 'sent' }],
      },
    ),
  );
  expect(contract).toMatchObject({
    paths: {
      '/session': {
        post: {
          parameters: [{ name: 'x-csrf-token', in: 'header', required: true }],
          requestBody: {
            content: {
              'application/x-www-form-urlencoded': { schema: { required: ['username', 'password'] } },
            },
          },
          security: [],
          responses: { 204: { headers: { 'Set-Cookie': { schema: { type: 'string' } } } } },
        },
      },
      '/orders/{id}': {
        get: {
          parameters: [
            { name: 'id', in: 'path', required: true },
            { name: 'page', in: 'query', schema: { type: 'string' }, example: '2' },
          ],
          security: [{ sid: [] }],
          responses: {
            200: {
              content: {
                'application/json': {
                  schema: {
                    type: 'array',
                    items: {
                      type: 'object',
                      required: ['id'],
                      properties: { id: { type: 'number' }, state: { type: 'string' } },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    components: { securitySchemes: { sid: { type: 'apiKey', in: 'cookie', name: 'sid' } } },
  });
});

test('writes no secret of the recording', () => {
  const text = JSON.stringify(contractFromHar(har(wrong, right, me)));
  for (const secret of ['hunter2!', 'hunter3!', 'Zk3vQ9xW1', 'jane@acme.io'])
    expect(text).not.toContain(secret);
});

test('replaces the data of persons by samples, and counts what it replaced', () => {
  const person = { id: 7, username: 'jdoe77', fullName: 'Jane Roe', firstName: 'Jane', lastName: 'Roe' };
  const signIn = {
    url: `${api}/login`,
    sent: { login: 'jane@real.example', password: 'hunter2!' },
    got: { access: 'short', refresh: 'rt_live_next', recoveryCodes: ['abcd-efgh'], user: person },
  };
  const refused = {
    ...signIn,
    sent: { login: 'joe@real.example', password: 'hunter2!' },
    status: 401,
    got: {
      code: 'bad_credentials',
      name: 'RefusalError',
      text: 'jane@real.example is Jane Roe',
      mfa_token: 'mfa_next',
    },
  };
  const account = {
    ...me,
    got: {
      name: 'Jane Roe',
      phone: '+49 151 23456789',
      address: '7 Rose Lane',
      city: 'Bonn',
      roles: [{ name: 'editor' }],
    },
  };
  const { contract, replaced } = contractFromHar(har(refused, signIn, account));
  const text = JSON.stringify(contract);
  for (const known of [
    'jane@',
    'joe@',
    'Jane',
    'Roe',
    'jdoe',
    'rt_live',
    'short',
    'abcd',
    'mfa_next',
    'Rose',
    'Bonn',
    '49 151',
  ])
    expect(text).not.toContain(known);
  for (const sample of ['plain@example.com', '"Example Name"', '"editor"', 'bad_credentials', 'RefusalError'])
    expect(text).toContain(sample);
  expect(replaced).toBe(15);
});

test('replaces a user name in paths, and keeps the words of paths', () => {
  const signIn = (username: string) => ({ ...right, sent: { username, password: 'hunter2!' }, got: {} });
  const of = (path: string) => ({
    ...me,
    url: `${api}${path}`,
    got: { user: 'jdoe', sub: 'jdoe', role: 'user' },
  });
  const { contract } = contractFromHar(har(signIn('jdoe'), of('/people/jdoe')));
  expect(Object.keys(contract['paths'] as object)).toEqual(['/login', '/people/{id}']);
  expect(JSON.stringify(contract)).not.toContain('jdoe');
  const other = contractFromHar(har(signIn('user'), of('/user'))).contract;
  expect(Object.keys(other['paths'] as object)).toEqual(['/login', '/user']);
  expect(JSON.stringify(other)).toContain('"role":"user"');
});

test('needs the session of the requests that carried it', () => {
  const cookie = { Cookie: 'sid=s3cr3t' };
  const missing = { ...me, headers: {}, status: 401, got: { error: 'Sign in first.' } };
  const signIn = { ...right, got: {}, gotHeaders: { 'Set-Cookie': 'sid=s3cr3t; Path=/; HttpOnly' } };
  const out = {
    url: `${api}/logout`,
    headers: cookie,
    got: {},
    gotHeaders: { 'Set-Cookie': 'sid=; Path=/' },
  };
  const again = { ...signIn, headers: cookie };
  const open = { method: 'GET', url: `${api}/news`, got: [] };
  const { contract } = contractFromHar(
    har(missing, again, { ...me, headers: cookie }, out, open, { ...open, headers: cookie }),
  );
  expect(contract).toMatchObject({
    paths: {
      '/login': { post: { security: [], responses: { 200: { headers: { 'Set-Cookie': {} } } } } },
      '/me': { get: { security: [{ sid: [] }] } },
      '/logout': { post: { security: [{ sid: [] }] } },
      '/news': { get: { security: [] } },
    },
  });
});

const noise = [
  { method: 'OPTIONS', url: `${api}/login`, status: 204 },
  {
    method: 'GET',
    url: 'https://acme.io/',
    got: '<html></html>',
    gotType: 'text/html',
    resource: 'document',
  },
  {
    method: 'GET',
    url: 'https://cdn.acme.io/app.js',
    got: 'x()',
    gotType: 'text/javascript',
    resource: 'script',
  },
  { url: 'https://o1.ingest.sentry.io/api/1/envelope', sent: { password: 'x' }, got: {} },
  { method: 'GET', url: 'https://flags.acme.io/all', got: { dark: true } },
];

test('takes the host that gets the password, and tells the others', () => {
  const { contract, hosts } = contractFromHar(har(...noise, wrong, right));
  expect(Object.keys(contract['paths'] as object)).toEqual(['/login']);
  expect(hosts).toEqual([
    { host: 'api.acme.io', requests: 2, weight: 27, evidence: 'POST /v1/login sends a password' },
    { host: 'flags.acme.io', requests: 1, weight: 0, evidence: undefined },
  ]);
});

test('takes the named host', () => {
  const { host, contract } = contractFromHar(har(...noise, right), { host: 'flags.acme.io' });
  expect([host, Object.keys(contract['paths'] as object)]).toEqual(['flags.acme.io', ['/all']]);
});

test.each([
  ['nothing', '', 'sign-in.har: it is empty; expected a HAR'],
  ['other text', 'hello', "sign-in.har: it isn't JSON; expected a HAR that a browser saved"],
  [
    'a truncated HAR',
    har(right).slice(0, -40),
    'sign-in.har: it ends in the middle; the HAR was not saved completely',
  ],
  ['other JSON', '{}', 'sign-in.har: it has no list log.entries; expected a HAR that a browser saved'],
  [
    'broken entries',
    '{"log":{"entries":[{"request":{"method":"GET"}}]}}',
    'sign-in.har: log.entries[0] has no request with a method and a URL',
  ],
  ['no API', har(...noise.slice(0, 3)), 'sign-in.har: it has no request with JSON or a form'],
  [
    'no password',
    har(me),
    'sign-in.har: no request sends a password; choose the host with --host: api.acme.io (1)',
  ],
  [
    'two logins',
    har(right, { ...right, url: 'https://api.other.io/v1/login' }),
    'sign-in.har: several hosts look like the login; choose one with --host: api.acme.io (1), api.other.io (1)',
  ],
])('refuses %s', (_case, text, message) => {
  expect(() => contractFromHar(text, { file: 'sign-in.har' })).toThrow(message);
});

test('refuses an unknown host, and a HAR that is too large', () => {
  expect(() => contractFromHar(har(right), { host: 'acme.com' })).toThrow(
    'the HAR: it has no request to acme.com; its hosts, with their requests: api.acme.io (1)',
  );
  expect(() => contractFromHar(' '.repeat(largestHar + 1))).toThrow(
    'the HAR: it has 51 MB, and at most 50 MB are read; record only the login',
  );
});

test('tells the steps of a large HAR, and none of a small one', () => {
  const steps: string[] = [];
  const options = { file: 'a.har', progress: (step: string) => void steps.push(step) };
  contractFromHar(har(right), options);
  expect(steps).toEqual([]);
  contractFromHar(`${har(right, me)}${' '.repeat(2_000_000)}`, options);
  expect(steps).toEqual(['reading a.har: 3 MB', 'replacing secrets and names in 2 requests to api.acme.io']);
});

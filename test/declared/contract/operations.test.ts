import { expect, test } from '@jest/globals';
import { operationsOf } from '../../../src/declared/contract/operations.ts';
import { basePathOf } from '../../../src/declared/contract/servers.ts';

const schema = { type: 'string' };

const document = {
  openapi: '3.0.3',
  servers: [
    {
      url: 'https://{host}/api/{version}/',
      variables: { host: { default: 'a.b' }, version: { enum: ['v2'] } },
    },
  ],
  security: [{ token: [] }],
  paths: {
    '/login': {
      post: {
        operationId: 'login',
        security: [],
        requestBody: { $ref: '#/components/requestBodies/Login' },
        responses: {
          200: { $ref: '#/components/responses/Ok' },
          default: { description: 'error', content: { 'text/plain': { example: 'no' } } },
        },
      },
    },
    '/users/{id}': {
      servers: [{ url: '/other' }],
      parameters: [
        { name: 'id', in: 'path', schema },
        { name: 'q', in: 'query', schema },
        { $ref: '#/components/parameters/Page' },
        { name: 'broken' },
      ],
      get: {
        parameters: [{ name: 'q', in: 'query', required: true, content: { 'application/json': { schema } } }],
      },
      put: { operationId: 'login', security: [{ token: [], cookie: [] }, {}] },
      delete: { servers: [{ url: '' }], operationId: 'getUsersById2' },
    },
    '/users/:id': { get: { operationId: '' } },
    '/users/id': { get: {} },
    '/': { get: {} },
    '/users/by/id': { get: {} },
  },
  components: {
    parameters: {
      Page: {
        name: 'page',
        in: 'query',
        schema: { $ref: '#/components/schemas/Page' },
        style: 'form',
        explode: false,
      },
    },
    schemas: { Page: { type: 'integer' } },
    requestBodies: { Login: { required: true, content: { 'application/json': { schema } } } },
    responses: {
      Ok: {
        headers: { 'X-Token': { schema } },
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Page' },
            examples: {
              one: { value: 1 },
              two: { $ref: '#/components/examples/Two' },
              remote: { externalValue: 'x' },
            },
          },
        },
      },
    },
    examples: { Two: { value: 2 } },
    securitySchemes: {
      token: { type: 'http', scheme: 'Bearer' },
      basic: { type: 'http', scheme: 'basic' },
      digest: { type: 'http', scheme: 'digest' },
      cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      oauth: { type: 'oauth2', flows: {} },
      same: { $ref: '#/components/securitySchemes/key' },
      certificate: { type: 'mutualTLS' },
      broken: { type: 'apiKey', in: 'body' },
    },
  },
};

test('lists the operations with unique names and their own base paths', () => {
  const { basePath, all, notes } = operationsOf(document);
  expect(basePath).toBe('/api/v2');
  expect(all).toEqual([
    { operationId: 'login', method: 'POST', template: '/login', pointer: '/paths/~1login/post' },
    {
      operationId: 'getUsersById',
      method: 'GET',
      template: '/users/{id}',
      basePath: '/other',
      pointer: '/paths/~1users~1{id}/get',
    },
    {
      operationId: 'login2',
      method: 'PUT',
      template: '/users/{id}',
      basePath: '/other',
      pointer: '/paths/~1users~1{id}/put',
    },
    {
      operationId: 'getUsersById2',
      method: 'DELETE',
      template: '/users/{id}',
      basePath: '',
      pointer: '/paths/~1users~1{id}/delete',
    },
    { operationId: 'getUsersId', method: 'GET', template: '/users/:id', pointer: '/paths/~1users~1:id/get' },
    { operationId: 'getUsersId2', method: 'GET', template: '/users/id', pointer: '/paths/~1users~1id/get' },
    { operationId: 'getRoot', method: 'GET', template: '/', pointer: '/paths/~1/get' },
    {
      operationId: 'getUsersById3',
      method: 'GET',
      template: '/users/by/id',
      pointer: '/paths/~1users~1by~1id/get',
    },
  ]);
  expect(notes).toEqual([
    {
      path: ['paths', '/users/{id}', 'put', 'operationId'],
      atKey: false,
      message: 'the operationId login appears twice; this operation is called login2',
    },
  ]);
});

test('reads the details of an operation, after references', () => {
  const { all, details } = operationsOf(document);
  const [login, get, put] = all.map(details);
  expect(login).toEqual({
    parameters: [],
    body: {
      required: true,
      content: new Map([
        [
          'application/json',
          { schema: '/components/requestBodies/Login/content/application~1json/schema', examples: new Map() },
        ],
      ]),
    },
    responses: new Map([
      [
        '200',
        {
          pointer: '/components/responses/Ok',
          content: new Map([
            [
              'application/json',
              {
                schema: '/components/schemas/Page',
                examples: new Map([
                  ['one', 1],
                  ['two', 2],
                ]),
              },
            ],
          ]),
          headers: new Map([['X-Token', '/components/responses/Ok/headers/X-Token']]),
        },
      ],
      [
        'default',
        {
          pointer: '/paths/~1login/post/responses/default',
          content: new Map([['text/plain', { examples: new Map([['default', 'no']]) }]]),
          headers: new Map(),
        },
      ],
    ]),
    security: [],
  });
  const at = '/paths/~1users~1{id}';
  expect(get?.parameters).toEqual([
    { name: 'id', in: 'path', required: true, schema: `${at}/parameters/0/schema` },
    {
      name: 'q',
      in: 'query',
      required: true,
      schema: `${at}/get/parameters/0/content/application~1json/schema`,
      mediaType: 'application/json',
    },
    {
      name: 'page',
      in: 'query',
      required: false,
      schema: '/components/schemas/Page',
      style: 'form',
      explode: false,
    },
  ]);
  expect(get?.security).toEqual([['token']]);
  expect(put?.security).toEqual([['token', 'cookie'], []]);
});

test('reads details once', () => {
  const { all, details } = operationsOf(document);
  const [first] = all;
  expect(first && details(first)).toBe(first && details(first));
});

test('finds where the credential of each scheme is', () => {
  expect(Object.fromEntries(operationsOf(document).carriers)).toEqual({
    token: { in: 'bearer' },
    basic: { in: 'basic' },
    digest: { in: 'header', name: 'Authorization' },
    cookie: { in: 'cookie', name: 'sid' },
    key: { in: 'header', name: 'X-Key' },
    oauth: { in: 'bearer' },
    same: { in: 'header', name: 'X-Key' },
    certificate: { in: 'elsewhere' },
    broken: { in: 'elsewhere' },
  });
});

test.each([
  [undefined, undefined],
  [[], undefined],
  [[{ url: '/' }], ''],
  [[{ url: '' }], ''],
  [[{}], ''],
  [[{ url: 'https://a.b' }], ''],
  [[{ url: 'https://a.b:8443/v1/' }, { url: '/second' }], '/v1'],
  [[{ url: '//a.b/v1' }], '/v1'],
  [[{ url: 'v1' }], '/v1'],
  [[{ url: './v1/../v2' }], '/v2'],
  [[{ url: '/v1?x=1#y' }], '/v1'],
  [
    [{ url: '{scheme}://a.b/{base}', variables: { scheme: { default: 'https' }, base: { default: 'v1' } } }],
    '/v1',
  ],
  [[{ url: '{server}/v1', variables: { server: { default: 'https://a.b/root' } } }], '/root/v1'],
  [[{ url: 'https://{host}:{port}/v1' }], '/v1'],
])('takes the base path of the servers %j', (servers, path) => {
  expect(basePathOf(servers)).toBe(path);
});

test('builds the details of no operation at the start', () => {
  const paths = new Proxy(document.paths['/login'].post, {
    get: (target, key) => {
      if (key === 'responses') throw new Error('the responses were read');
      return Reflect.get(target, key) as unknown;
    },
  });
  const { all, details } = operationsOf({ ...document, paths: { '/login': { post: paths } } });
  const [login] = all;
  expect(all).toHaveLength(1);
  expect(() => login && details(login)).toThrow('the responses were read');
});

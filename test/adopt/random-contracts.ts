import fc from 'fast-check';

/** Names that break programs: members of every object, and characters that have a meaning somewhere. */
const oddNames = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'then', ''],
  ...['user.name', 'user/name', 'user~name', "it's", 'a"b', 'a b', 'line\nbreak', '{{account.login}}', '{{'],
  ...['$ref', 'ü', '0', '-', '# no comment', 'null', 'yes', ': ', '*', '&a', 'tab\t', '\u2028', '\u001b[31m'],
];

const loginNames = ['login', 'email', 'username', 'user', 'phone', 'identifier', 'userName'];
const passwordNames = ['password', 'passwd', 'pin', 'secret', 'currentPassword', 'new_password'];
const otherNames = [
  'code',
  'otp',
  'token',
  'refresh_token',
  'refreshToken',
  'mfaToken',
  'captcha',
  'remember',
];
const tokenNames = [
  'token',
  'access_token',
  'accessToken',
  'refresh_token',
  'id_token',
  'sessionId',
  'expires_in',
];
const accountNames = ['id', 'user', 'email', 'role', 'roles', 'name', 'isActive', 'data', 'mfa_required'];

const texts = fc.constantFrom(
  ...['', 'Log in', 'Refresh the token', 'Wrong password', 'Account is locked', 'code expired', 'ok'],
  ...[
    '{{',
    '{{nope}}',
    '}} {{ account.login',
    '---\n- x',
    '# "',
    '\u001b]0;title\u0007',
    'a: b\n  - c',
    '\ud800',
  ],
  ...['%YAML 1.2', '"', "'", '| \n', 'x'.repeat(3000), '\u2029\u0085\ufeff', '${HOME}', '!!js/function x'],
);

const names = (...usual: readonly (readonly string[])[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...usual.flat()) },
    { weight: 1, arbitrary: fc.constantFrom(...oddNames) },
  );

/** Returns an object with own members only: `__proto__` is a name as any other. */
function objectOf(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries);
}

function objects(keys: fc.Arbitrary<string>, values: fc.Arbitrary<unknown>, maxLength = 5) {
  return fc.array(fc.tuple(keys, values), { maxLength }).map(objectOf);
}

function schemas(keys: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom<unknown>(
        ...[
          { type: 'string' },
          { type: 'integer' },
          { type: 'boolean' },
          {},
          { type: 'string', format: 'email' },
        ],
        ...[
          { type: 'string', maxLength: 3 },
          { type: 'string', pattern: '^[a-z]{2}$' },
          { type: 'number', minimum: 5 },
        ],
        ...[{ type: 'string', enum: ['admin', 'user'] }, { const: 'x' }, { type: 'string', format: 'uuid' }],
        ...[{ type: 'string', format: 'date-time' }, { enum: [] }, { type: 'string', minLength: 40 }],
        ...[{ $ref: '#/components/schemas/Tree' }, { $ref: '#/components/schemas/Error' }],
        ...[{ type: 'object', additionalProperties: false }, { not: {} }, { type: 'array' }],
      ),
      texts.map((example) => ({ type: 'string', example })),
      texts.map((description) => ({ type: 'string', description })),
      fc.constantFrom<unknown>(1, null, true, [], {}).map((example) => ({ type: 'string', example })),
      fc
        .tuple(objects(keys, tie('schema')), fc.boolean(), fc.option(fc.constant(false), { nil: undefined }))
        .map(([properties, all, additionalProperties]) => ({
          type: 'object',
          properties,
          ...(all ? { required: Object.keys(properties) } : {}),
          ...(additionalProperties === undefined ? {} : { additionalProperties }),
        })),
      tie('schema').map((items) => ({ type: 'array', items })),
      fc
        .tuple(
          fc.constantFrom('allOf', 'oneOf', 'anyOf'),
          fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
        )
        .map(([word, list]) => ({ [word]: list })),
    ),
  }));
  return schema;
}

const examples = fc.oneof(
  fc.constantFrom<unknown>('a string', 1, null, [], {}, { token: 'x' }, { message: 'Wrong password' }),
  texts.map((detail) => ({ error: { code: 'INVALID', detail } })),
  objects(names(tokenNames), texts),
);

function media(keys: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  return fc.record(
    {
      schema: schemas(keys),
      example: examples,
    },
    { requiredKeys: ['schema'] },
  );
}

const namedExamples = objects(
  names(['wrong', 'locked']),
  fc.record({ summary: texts, value: examples }, { requiredKeys: ['value'] }),
  3,
).map((all) => ({ schema: {}, examples: all }));

const mediaTypes = fc.constantFrom(
  ...['application/json', 'application/json', 'application/json', 'application/x-www-form-urlencoded'],
  ...['multipart/form-data', 'text/plain', 'application/xml', 'application/problem+json', '*/*', 'text/html'],
);

const statuses = fc.constantFrom(
  ...[
    '200',
    '200',
    '201',
    '204',
    '302',
    'default',
    '400',
    '401',
    '401',
    '403',
    '404',
    '422',
    '423',
    '429',
    '500',
  ],
  ...['4XX', '2XX'],
);

const headers = objects(
  fc.constantFrom('Set-Cookie', 'Authorization', 'X-Auth-Token', 'Location', 'access-token', 'Retry-After'),
  fc.record({ schema: schemas(names(tokenNames)), description: texts }, { requiredKeys: ['schema'] }),
  2,
);

const responses = objects(
  statuses,
  fc.oneof(
    fc.record(
      {
        description: texts,
        headers,
        content: objects(
          mediaTypes,
          fc.oneof(
            media(names(tokenNames, accountNames, ['error', 'message', 'code', 'detail'])),
            namedExamples,
          ),
          2,
        ),
      },
      { requiredKeys: ['description'] },
    ),
    fc.constant({ $ref: '#/components/responses/Refused' }),
  ),
  4,
).map((all) => (Object.keys(all).length === 0 ? { 200: { description: '' } } : all));

const parameters = fc.uniqueArray(
  fc.record(
    {
      name: names(loginNames, passwordNames, otherNames).filter((name) => name !== ''),
      in: fc.constantFrom('query', 'header', 'cookie'),
      required: fc.boolean(),
      schema: schemas(names(loginNames)),
      description: texts,
    },
    { requiredKeys: ['name', 'in', 'schema'] },
  ),
  { maxLength: 3, selector: (one) => `${one.in} ${one.name.toLowerCase()}` },
);

const requestBody = fc.record(
  {
    required: fc.boolean(),
    content: objects(mediaTypes, media(names(loginNames, passwordNames, otherNames)), 2).map((all) =>
      Object.keys(all).length === 0 ? { 'application/json': {} } : all,
    ),
  },
  { requiredKeys: ['content'] },
);

const schemeNames = names(['bearerAuth', 'cookieAuth', 'basicAuth', 'apiKey']);

const operations = (schemes: readonly string[]) =>
  fc.record(
    {
      operationId: names([
        'login',
        'signIn',
        'refresh',
        'logout',
        'me',
        'register',
        'verifyOtp',
        'forgotPassword',
      ]),
      summary: texts,
      description: texts,
      tags: fc.array(names(['auth', 'users']), { maxLength: 2 }),
      parameters,
      requestBody,
      responses,
      security: fc.array(
        schemes.length === 0
          ? fc.constant({})
          : fc.constantFrom(...schemes).map((name) => objectOf([[name, []]])),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: ['responses'] },
  );

const paths = fc.constantFrom(
  ...['/login', '/auth/login', '/token', '/session', '/sessions', '/logout', '/me', '/users/me', '/register'],
  ...[
    '/password/reset',
    '/password/forgot',
    '/mfa/verify',
    '/otp',
    '/refresh',
    '/token/refresh',
    '/',
    "/it's",
  ],
  ...['/sign in', '/login.json', '/__proto__', '/constructor', '/a"b/login', '/ü/login', '/v1//login'],
);

const scheme = fc.constantFrom<unknown>(
  ...[
    { type: 'http', scheme: 'bearer' },
    { type: 'http', scheme: 'basic' },
  ],
  ...['cookie', 'header', 'query'].map((place) => ({ type: 'apiKey', in: place, name: 'session' })),
  { type: 'apiKey', in: 'header', name: 'Authorization' },
  { type: 'oauth2', flows: { password: { tokenUrl: '/token', scopes: { 'read:all': '', admin: 'x' } } } },
  { type: 'openIdConnect', openIdConnectUrl: 'https://acme.test/.well-known/openid-configuration' },
);

/** Small contracts made of pieces: most are odd, all are documents of OpenAPI. */
export const randomContracts: fc.Arbitrary<Record<string, unknown>> = objects(schemeNames, scheme, 3).chain(
  (securitySchemes) => {
    const methods = fc.constantFrom('get', 'post', 'post', 'post', 'put', 'delete', 'patch');
    const one = operations(Object.keys(securitySchemes));
    return fc.record({
      openapi: fc.constantFrom('3.0.3', '3.1.0'),
      info: fc.record({ title: texts, version: fc.constant('1') }),
      paths: fc
        .array(fc.tuple(paths, methods, one), { minLength: 1, maxLength: 6 })
        .map((all) => pathItems(all))
        .map((items) => withUniqueIds(items)),
      components: fc.record({
        securitySchemes: fc.constant(securitySchemes),
        schemas: fc.constant({ Tree: tree, Error: errorSchema }),
        responses: fc.constant({ Refused: refused }),
      }),
    });
  },
);

function pathItems(
  all: readonly (readonly [string, string, unknown])[],
): Record<string, Record<string, unknown>> {
  const items: Record<string, Record<string, unknown>> = {};
  for (const [path, method, operation] of all) items[path] = { ...items[path], [method]: operation };
  return items;
}

function withUniqueIds(items: Record<string, Record<string, unknown>>): unknown {
  const seen = new Set<string>();
  return Object.fromEntries(
    Object.entries(items).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item).map(([method, operation]) => {
          const { operationId, ...rest } = operation as { readonly operationId?: string };
          if (operationId === undefined || operationId === '' || seen.has(operationId)) return [method, rest];
          seen.add(operationId);
          return [method, operation];
        }),
      ),
    ]),
  );
}

const tree = {
  type: 'object',
  required: ['child'],
  properties: {
    child: { $ref: '#/components/schemas/Tree' },
    children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
    token: { type: 'string' },
  },
};

const errorSchema = {
  type: 'object',
  required: ['code'],
  properties: { code: { type: 'integer' }, message: { type: 'string', maxLength: 5 } },
};

const refused = {
  description: 'Unauthorized',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
};

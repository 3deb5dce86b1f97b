import { expect, it } from '@jest/globals';
import { recognise } from '../../../src/adopt/recognise/recognise.ts';
import type { OperationFacts } from '../../../src/adopt/facts/operation.ts';
import type { Node } from '../../../src/json.ts';

function factsOf(operation: Node, { path = '/login', ...more }: Node & { readonly path?: string } = {}) {
  const { facts } = recognise({
    ...{ openapi: '3.1.0', info: { title: 'Acme', version: '1' }, ...more },
    paths: { [path]: { post: { responses: {}, ...operation } } },
  });
  const [first] = facts;
  if (first === undefined) throw new Error('the contract has an operation');
  return first;
}

const places = ({ request }: OperationFacts) => request.map(({ place }) => place);
const json = (media: Node) => ({ requestBody: { content: { 'application/json': media } } });

it('reads the words of an operation', () => {
  const facts = factsOf(
    { operationId: 'AuthController_signIn', summary: 'Sign-in', tags: ['UserAuth', 7], deprecated: true },
    { path: '/api/v1/users/{id}/auth:signIn' },
  );
  expect(facts).toMatchObject({
    segments: ['api', 'v1', 'users', '{}', 'auth', 'sign in'],
    ...{ name: 'auth controller sign in', summary: 'sign in', tags: 'user auth', isDeprecated: true },
  });
});

it('reads JSON before a form, and a form before other bodies', () => {
  const schema = { properties: { email: {} } };
  const form = { 'application/x-www-form-urlencoded': { schema } };
  const xml = { 'application/xml': { schema } };
  expect(places(factsOf({ requestBody: { content: { ...xml, ...form, 'text/json': { schema } } } }))).toEqual(
    ['form.email'],
  );
  expect(
    places(factsOf({ requestBody: { content: { ...form, 'application/vnd.api+json': { schema } } } })),
  ).toEqual(['body.email']);
});

it('reads the example of a body without a schema', () => {
  const media = { example: { user: { email: 'a@example.com', password: 'x' } } };
  expect(places(factsOf(json(media)))).toEqual(['body.user', 'body.user.email', 'body.user.password']);
});

it('reads a body that is one text, and no members that only answers have', () => {
  expect(places(factsOf(json({ schema: { type: 'string', description: 'refresh token' } })))).toEqual([
    'body',
  ]);
  const properties = { id: { readOnly: true }, email: {}, list: { items: { properties: { a: {} } } } };
  expect(places(factsOf(json({ schema: { properties } })))).toEqual(['body.email', 'body.list']);
});

it('writes a name with dots or slashes as a pointer', () => {
  const properties = { 'user.name': {}, 'a/b~c': {}, plain: {} };
  expect(places(factsOf(json({ schema: { properties } })))).toEqual([
    'body#/user.name',
    'body#/a~1b~0c',
    'body.plain',
  ]);
});

it('reads the parameters of the operation and of its path', () => {
  const parameters = [
    { name: 'X-Code', in: 'header', schema: { type: 'string' } },
    { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
    { name: 'sid', in: 'cookie', schema: {} },
    { name: 'user', in: 'query', content: { 'application/json': { schema: {} } } },
  ];
  expect(places(factsOf({ parameters }, { path: '/login/{id}' }))).toEqual([
    'header.X-Code',
    'path.id',
    'cookie.sid',
    'query.user',
  ]);
});

it('tells the success from the refusals', () => {
  const facts = factsOf({
    responses: {
      default: { description: 'Any other' },
      '401': { description: 'Refused', headers: { 'WWW-Authenticate': {} } },
      '201': {
        description: 'Signed in',
        content: { 'application/json': { examples: { one: { value: { token: 'x' } } } } },
      },
      '302': { description: 'Elsewhere' },
    },
  });
  expect(facts.success).toMatchObject({ status: '201', description: 'Signed in' });
  expect(facts.success?.shape.fields.map(({ path }) => path)).toEqual([['token']]);
  expect(facts.refusals.map(({ status, headers }) => [status, headers])).toEqual([
    ['401', ['WWW-Authenticate']],
    ['default', []],
  ]);
});

it('takes the default answer for the success if there is no other', () => {
  const facts = factsOf({ responses: { default: { description: 'Any' } } });
  expect([facts.success?.status, facts.refusals]).toEqual(['default', []]);
});

it('is open without security, or with an empty alternative', () => {
  const schemes = { components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } } };
  const security = [{ token: [] }];
  expect(factsOf({}, schemes)).toMatchObject({ isOpen: true, security: [] });
  expect(factsOf({}, { ...schemes, security })).toMatchObject({ isOpen: false, security: ['token'] });
  expect(factsOf({ security: [] }, { ...schemes, security })).toMatchObject({ isOpen: true });
  expect(factsOf({ security: [...security, {}] }, schemes)).toMatchObject({ isOpen: true });
});

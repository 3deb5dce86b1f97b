import { readFileSync } from 'node:fs';
import { habitOf } from '../../../src/adopt/habits/index.ts';
import type { Habit } from '../../../src/adopt/habits/habit.ts';
import { recognise } from '../../../src/adopt/recognise/recognise.ts';
import { yamlContent } from '../../../src/declared/contract/parse-yaml.ts';

/** Recognises the framework of a contract. */
export function habitIn(document: unknown): Habit | undefined {
  return habitOf(document, recognise(document));
}

/** Returns the bare contract of a provider of the gallery. */
export function galleryContract(name: string): Promise<unknown> {
  const file = `examples/providers/${name}/${name}.yaml`;
  return yamlContent(readFileSync(file, 'utf8'), file);
}

const json = (schema: object) => ({ 'application/json': { schema } });
const text = { type: 'string' };
const object = (...names: readonly string[]) => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, text])),
});
const post = (operationId: string, fields: readonly string[], responses: object, more: object = {}) => ({
  post: { operationId, requestBody: { content: json(object(...fields)) }, responses, ...more },
});

/** A contract as springdoc generates it: the answers are `object`, any media type, and 200 only. */
export const springdoc = {
  openapi: '3.0.1',
  info: { title: 'OpenAPI definition', version: 'v0' },
  servers: [{ url: 'http://localhost:8080', description: 'Generated server url' }],
  paths: {
    '/api/auth/signin': post('authenticateUser', ['username', 'password'], ofSpring({ type: 'object' }), {
      tags: ['auth-controller'],
    }),
    '/api/auth/signup': post(
      'registerUser',
      ['username', 'email', 'password'],
      ofSpring({ type: 'object' }),
      {
        tags: ['auth-controller'],
      },
    ),
    '/api/tutorials': {
      get: { tags: ['tutorial-controller'], operationId: 'getAll', responses: ofSpring({ type: 'object' }) },
    },
    '/api/users': {
      get: { tags: ['user-controller'], operationId: 'getAll_1', responses: ofSpring({ type: 'object' }) },
    },
  },
};

function ofSpring(schema: object): object {
  return { '200': { description: 'OK', content: { '*/*': { schema } } } };
}

/** A contract as `@nestjs/swagger` generates it without its plugin: no schema of a success, 201 for each POST. */
export const plainNest = {
  openapi: '3.0.0',
  info: { title: 'Shop', description: '', version: '1.0', contact: {} },
  tags: [],
  servers: [],
  paths: {
    '/auth/login': post('AuthController_login', ['username', 'password'], { '201': { description: '' } }),
    '/auth/refresh': post('AuthController_refresh', ['refreshToken'], { '201': { description: '' } }),
    '/profile': {
      get: { operationId: 'AppController_getProfile', responses: { '200': { description: '' } } },
    },
  },
  components: { schemas: { LoginDto: object('username', 'password') } },
};

/** A contract of FastAPI whose sign-in has a body of JSON, and no flow of OAuth. */
export const fastapiWithJson = {
  openapi: '3.1.0',
  info: { title: 'FastAPI', version: '0.1.0' },
  paths: {
    '/login': post('login_login_post', ['email', 'password'], ofFastapi({})),
    '/users/me': {
      get: { operationId: 'me_users_me_get', responses: ofFastapi({}) },
    },
    '/items/{item_id}': {
      get: { operationId: 'read_item_items__item_id__get', responses: ofFastapi({}) },
    },
  },
};

function ofFastapi(schema: object): object {
  const error = object('msg', 'type');
  const one = { ...error, properties: { ...error.properties, loc: { type: 'array', items: text } } };
  const errors = { type: 'object', properties: { detail: { type: 'array', items: one } } };
  return {
    '200': { description: 'Successful Response', content: json(schema) },
    '422': { description: 'Validation Error', content: json(errors) },
  };
}

/** A contract of drf-spectacular that separates the schemas of requests and answers. */
export const splitSimplejwt = {
  openapi: '3.0.3',
  info: { title: '', version: '0.0.0' },
  paths: {
    '/api/token/': post('token_create', ['username', 'password'], {
      '200': { content: json(object('access', 'refresh')), description: '' },
    }),
    '/api/token/refresh/': post('token_refresh_create', ['refresh'], {
      '200': { content: json(object('access')), description: '' },
    }),
    '/api/books/': { get: { operationId: 'books_list', responses: { '200': { description: '' } } } },
  },
};

/** A contract of a Laravel API whose clients sign in for a token. */
export const laravelWithTokens = {
  openapi: '3.1.0',
  info: { title: 'Laravel', version: '0.0.1' },
  paths: {
    '/login': post('auth.login', ['email', 'password', 'device_name'], ofLaravel(object('token'))),
    '/register': post('auth.register', ['name', 'email', 'password', 'password_confirmation'], ofLaravel({})),
    '/user': { get: { operationId: 'auth.user', responses: ofLaravel(object('id', 'name', 'email')) } },
  },
};

function ofLaravel(schema: object): object {
  const errors = { type: 'object', properties: { message: text, errors: { type: 'object' } } };
  return {
    '200': { description: '', content: json(schema) },
    '422': { description: 'Validation error', content: json(errors) },
  };
}

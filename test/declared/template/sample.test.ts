import { expect, it } from '@jest/globals';
import { createSampler, type SampledRequest } from '../../../src/declared/template/sample.ts';
import { pendingOf } from '../../../src/core/state.ts';

const document = {
  paths: { '/users/{id}': { get: { schema: { type: 'integer', minimum: 3 } } } },
  components: {
    schemas: {
      Cat: {
        type: 'object',
        required: ['kind'],
        properties: { kind: { type: 'string' }, lives: { type: 'integer' } },
      },
      Loop: {
        type: 'object',
        required: ['next'],
        properties: { next: { $ref: '#/components/schemas/Loop' } },
      },
      User: {
        type: 'object',
        required: ['id'],
        properties: {
          id: { type: 'integer' },
          email: { type: 'string', format: 'email' },
          created: { type: 'string', format: 'date-time', readOnly: true },
          password: { type: 'string', writeOnly: true },
          role: { type: 'string', enum: ['user', 'admin'] },
          friends: { type: 'array', items: { $ref: '#/components/schemas/User' } },
          manager: { $ref: '#/components/schemas/User' },
        },
      },
    },
  },
};
const sampledUser = {
  id: 0,
  email: 'user@example.com',
  created: '2019-08-24T14:15:22Z',
  role: 'user',
};
const user = { $ref: '#/components/schemas/User' };

/** Calls a function again after the library that it needs was loaded. */
async function afterLoading<T>(call: () => T): Promise<T> {
  try {
    return call();
  } catch (error) {
    await pendingOf(error);
    return call();
  }
}

/** Samples a schema of the document. */
function sampled(schema: unknown, parameters: SampledRequest['parameters'] = {}): Promise<unknown> {
  const sample = createSampler();
  return afterLoading(() => sample(document, schema, { parameters }));
}

it('suspends the decision until the library is loaded', () => {
  let thrown: unknown;
  try {
    createSampler()(document, user, { parameters: {} });
  } catch (error) {
    thrown = error;
  }
  expect(pendingOf(thrown)).toBeInstanceOf(Promise);
});

it('makes up an answer that contains itself, without write-only members', async () => {
  expect(await sampled(user)).toEqual({ value: sampledUser });
});

it('returns the same value for the same schema and parameters', async () => {
  const schema = {
    type: 'object',
    properties: { a: { type: 'string', format: 'uuid' }, b: { type: 'string', format: 'uuid' } },
  };
  expect(await sampled(schema)).toEqual(await sampled(schema));
});

it.each([
  [{ example: 'e', default: 'd' }, 'e'],
  [{ type: 'string', examples: ['one', 'two'] }, 'one'],
  [{ type: 'string', default: 'd' }, 'd'],
  [{ const: 5 }, 5],
  [{ type: ['string', 'null'], minLength: 3 }, 'string'],
  [{ type: 'integer', minimum: 18 }, 18],
  [{ oneOf: [{ type: 'integer' }, { type: 'string' }] }, 0],
  [{ anyOf: [{ type: 'object', properties: { a: { type: 'boolean' } } }] }, { a: true }],
  [{ allOf: [{ properties: { a: { default: 1 } } }, { properties: { b: { default: 2 } } }] }, { a: 1, b: 2 }],
  [{ allOf: [user, { required: ['b'], properties: { b: { type: 'integer' } } }] }, { ...sampledUser, b: 0 }],
  [{ allOf: [{ allOf: [user] }] }, sampledUser],
  [{ allOf: [{ type: 'string', enum: ['x'] }] }, 'x'],
  [
    { properties: { example: { type: 'integer' }, allOf: { type: 'string' } } },
    { example: 0, allOf: 'string' },
  ],
  [{ example: { $ref: '#/none', allOf: [] } }, { $ref: '#/none', allOf: [] }],
  [{ $ref: '#/paths/~1users~1%7Bid%7D/get/schema' }, 3],
  [{ type: 'string', pattern: '^[A-Z]{2}\\d{4}$' }, expect.stringMatching(/^[A-Z]{2}\d{4}$/)],
  [{ type: 'string', format: 'byte' }, 'c2FtcGxl'],
  [{ type: 'string', format: 'duration' }, 'P1D'],
  [{ type: 'integer', minimum: 10, multipleOf: 7 }, 14],
  [{ type: 'number', maximum: -1, multipleOf: 5 }, -5],
  [{ type: 'array', items: { type: 'string' }, minItems: 2, uniqueItems: true }, ['string1', 'string2']],
  [
    { type: 'object', additionalProperties: { type: 'integer' }, minProperties: 2 },
    expect.objectContaining({ property1: 0, property2: 0 }),
  ],
  [
    {
      oneOf: [{ $ref: '#/components/schemas/Cat' }, user],
      discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat' } },
    },
    { kind: 'cat', lives: 0 },
  ],
  [
    { oneOf: [{ $ref: '#/components/schemas/Cat' }, user], discriminator: { propertyName: 'kind' } },
    { kind: 'Cat', lives: 0 },
  ],
  [
    { type: 'object', required: ['next'], properties: { next: { $ref: '#/components/schemas/Loop' } } },
    { next: { next: {} } },
  ],
  [true, null],
  [undefined, null],
])('samples the schema %j', async (schema, value) => {
  expect(await sampled(schema)).toEqual({ value });
});

it('repeats the parameters of the path in members of the same name and type', async () => {
  const schema = {
    type: 'object',
    properties: {
      data: {
        type: 'object',
        properties: {
          id: { type: 'integer' },
          name: { type: 'string' },
          tags: { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } },
        },
      },
      slug: { type: 'integer' },
    },
  };
  expect(await sampled(schema, { id: '42', name: 'ada', slug: 'x' })).toEqual({
    value: { data: { id: 42, name: 'ada', tags: [{ id: 0 }] }, slug: 0 },
  });
});

it('reports a reference to nothing', async () => {
  expect(await sampled({ $ref: '#/components/schemas/None' })).toEqual({
    message: expect.stringMatching(/^the schema has no sample: /),
  });
});

it('samples schemas that refer to each other in many ways', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `S${index}`);
  const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/schemas/${name}` }]));
  const schemas = Object.fromEntries(names.map((name) => [name, { type: 'object', properties }]));
  const sample = createSampler();
  const made = await afterLoading(() => sample({ schemas }, { $ref: '#/schemas/S0' }, { parameters: {} }));
  expect(made).toHaveProperty(
    'value',
    expect.objectContaining(Object.fromEntries(names.slice(1).map((name) => [name, expect.anything()]))),
  );
});

it.each([
  [{ type: 'string', minLength: 5e8 }, 500_000_000],
  [{ type: 'array', minItems: 3e7, items: { type: 'integer' } }, 600_000_000],
  [
    {
      allOf: [
        {
          type: 'object',
          properties: {
            a: {
              type: 'array',
              minItems: 1000,
              items: { type: 'array', minItems: 1000, items: { type: 'string' } },
            },
          },
        },
      ],
    },
    20_000_000,
  ],
  [
    {
      type: 'array',
      minItems: 2,
      items: { anyOf: [{ type: 'integer' }, { type: 'string', minLength: 1e6 }] },
    },
    2_000_000,
  ],
])('makes up no value of %j, which would be too large', async (schema, size) => {
  const sampler = createSampler();
  const sampled = await afterLoading(() => sampler({}, schema, { parameters: {} }));
  expect(sampled).toEqual({
    message: expect.stringContaining('the schema has no sample: it would have about'),
  });
  expect(Number(/about (\d+)/.exec('message' in sampled ? sampled.message : '')?.[1])).toBeGreaterThanOrEqual(
    size,
  );
});

it.each([
  [{ type: 'array', minItems: 3e7, maxItems: 1, items: { type: 'integer' } }, [0]],
  [{ type: 'string', minLength: 5e8, example: 'short' }, 'short'],
  [{ type: 'array', minItems: 3e7 }, []],
])('makes up a value of %j, which is small', async (schema, expected) => {
  const sampler = createSampler();
  expect(await afterLoading(() => sampler({}, schema, { parameters: {} }))).toEqual({ value: expected });
});

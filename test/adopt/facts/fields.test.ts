import { expect, it } from '@jest/globals';
import { createShapes, fieldsOfValue } from '../../../src/adopt/facts/fields.ts';
import type { Node } from '../../../src/json.ts';

function namesOf(schema: unknown, schemas: Node = {}): readonly string[] {
  return createShapes({ components: { schemas } })(schema).fields.map(({ path }) => path.join('.'));
}

it('finds the fields of all parts of a schema', () => {
  const schema = {
    allOf: [
      { $ref: '#/components/schemas/Named' },
      { oneOf: [{ properties: { email: {} } }, { properties: { phone: {} } }] },
    ],
    anyOf: [{ properties: { password: {} } }],
  };
  expect(namesOf(schema, { Named: { properties: { name: { type: 'string' } } } })).toEqual([
    'name',
    'email',
    'phone',
    'password',
  ]);
});

it('finds the fields of lists and of nested objects', () => {
  const user = { properties: { emails: { type: 'array', items: { properties: { value: {} } } } } };
  expect(namesOf({ properties: { data: user } })).toEqual(['data', 'data.emails', 'data.emails.0.value']);
});

it('ends at the fifth level of a recursive schema', () => {
  const Node = { properties: { child: { $ref: '#/components/schemas/Node' } } };
  const names = namesOf({ $ref: '#/components/schemas/Node' }, { Node });
  expect(names.at(-1)).toBe('child.child.child.child.child.child');
});

it('ends at references that lead in a circle or nowhere', () => {
  const schemas = {
    A: { $ref: '#/components/schemas/B' },
    B: { allOf: [{ $ref: '#/components/schemas/B' }, { properties: { token: {} } }] },
  };
  expect(namesOf({ $ref: '#/components/schemas/B' }, schemas)).toEqual(['token']);
  expect(namesOf({ $ref: '#/components/schemas/None' })).toEqual([]);
  expect(namesOf({ properties: { a: { $ref: 'other.yaml#/A' } } })).toEqual(['a']);
});

it('stops after some hundred fields of a wide recursive schema', () => {
  const wide = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`f${index}`, { $ref: '#/components/schemas/Wide' }]),
  );
  const { length } = namesOf({ $ref: '#/components/schemas/Wide' }, { Wide: { properties: wide } });
  expect(length).toBeGreaterThan(400);
  expect(length).toBeLessThan(1000);
});

it('joins the types, the format and the listed values of the parts of a field', () => {
  const schema = {
    required: ['role'],
    properties: {
      role: {
        description: 'What it may do',
        allOf: [{ $ref: '#/components/schemas/Role' }],
        nullable: true,
        example: 'user',
      },
      tags: { type: 'array', items: { enum: ['new', 'old'] } },
      at: { type: ['string', 'null'], format: 'Date-Time', readOnly: true, examples: ['2027-01-01'] },
      kind: { const: 'user' },
    },
  };
  const shape = createShapes({
    components: { schemas: { Role: { type: 'string', enum: ['user', 'admin'] } } },
  })(schema);
  const [role, tags, at, kind] = shape.fields;
  expect(shape.types).toEqual(['object']);
  expect(role).toMatchObject({
    ...{ types: ['string'], values: ['user', 'admin'], isRequired: true, example: 'user' },
    description: 'What it may do',
  });
  expect(tags).toMatchObject({ types: ['array'], values: ['new', 'old'], isRequired: false });
  expect(at).toMatchObject({
    ...{ types: ['string', 'null'], format: 'date-time', isReadOnly: true, example: '2027-01-01' },
  });
  expect(kind).toMatchObject({ values: ['user'] });
});

it('keeps names that JavaScript objects have', () => {
  const properties: unknown = JSON.parse('{"__proto__":{"type":"string"},"constructor":{"type":"string"}}');
  expect(namesOf({ properties })).toEqual(['__proto__', 'constructor']);
});

it('finds no fields in a schema of another type', () => {
  for (const schema of [null, 7, [], 'text', { properties: [] }, { allOf: {} }, { required: 'name' }])
    expect(namesOf(schema)).toEqual([]);
});

it('reads the fields of an example', () => {
  const fields = fieldsOfValue({ data: { token: 'x', roles: ['a'], user: null } });
  expect(fields.map(({ path, types, example }) => [path.join('.'), types, example])).toEqual([
    ['data', ['object'], { token: 'x', roles: ['a'], user: null }],
    ['data.token', ['string'], 'x'],
    ['data.roles', ['array'], ['a']],
    ['data.user', ['null'], null],
  ]);
});

import { expect, test } from '@jest/globals';
import { createChecks } from '../../../src/declared/contract/check.ts';

type Schemas = Readonly<Record<string, unknown>>;

function check(schemas: Schemas, openapi = '3.1.0', direction: 'request' | 'response' = 'response') {
  const checks = createChecks({ openapi, components: { schemas } });
  const [first = ''] = Object.keys(schemas);
  const checkFirst = checks.checkFor(`/components/schemas/${first}`, direction);
  /** Returns the keywords that fail, with their places. */
  const failing = (value: unknown) => checkFirst(value).map((one) => `${one.instancePath} ${one.keyword}`);
  return { failing, checkFirst, notes: checks.notes };
}

test('returns errors in the form of generated checks', () => {
  const { checkFirst } = check({
    A: { type: 'object', required: ['b'], properties: { a: { type: 'string' } } },
  });
  expect(checkFirst({ a: 1 })).toEqual([
    expect.objectContaining({ instancePath: '', keyword: 'required', params: { missingProperty: 'b' } }),
    expect.objectContaining({ instancePath: '/a', keyword: 'type', params: { type: 'string' } }),
  ]);
  expect(checkFirst({ a: '', b: 1 })).toEqual([]);
});

test('follows references, also circular ones', () => {
  const { failing } = check({
    Node: {
      type: 'object',
      properties: { next: { $ref: '#/components/schemas/Node' }, id: { $ref: '#/components/schemas/Id' } },
    },
    Id: { $ref: '#/components/schemas/Number' },
    Number: { type: 'integer' },
    Unused: { type: 'no such type' },
  });
  expect(failing({ next: { next: { id: 1 } } })).toEqual([]);
  expect(failing({ next: { next: { id: 'x' } } })).toEqual(['/next/next/id type']);
});

test.each([
  [{ type: 'string', nullable: true }, null, []],
  [{ type: 'string', nullable: true, enum: ['a'] }, null, []],
  [{ type: 'string', enum: ['a'] }, 'b', [' enum']],
  [{ nullable: true, allOf: [{ type: 'object' }] }, null, []],
  [{ type: 'string' }, null, [' type']],
  [{ type: 'number', minimum: 1, exclusiveMinimum: true }, 1, [' exclusiveMinimum']],
  [{ type: 'number', minimum: 1, exclusiveMinimum: false }, 1, []],
  [{ type: 'number', maximum: 1, exclusiveMaximum: true }, 1, [' exclusiveMaximum']],
  [{ type: 'string', example: 1, discriminator: { propertyName: 'x' }, xml: {} }, 'a', []],
  [{ $ref: '#/components/schemas/Any', type: 'string' }, 1, []],
])('reads the schema %j of OpenAPI 3.0 for %j', (schema, value, errors) => {
  expect(check({ A: schema, Any: {} }, '3.0.3').failing(value)).toEqual(errors);
});

test.each([
  [{ type: ['string', 'null'] }, null, []],
  [{ type: 'number', exclusiveMinimum: 1 }, 1, [' exclusiveMinimum']],
  [{ type: 'string', nullable: true }, null, [' type']],
  [{ $ref: '#/components/schemas/Any', type: 'string' }, 1, [' type']],
  [{ const: 1 }, 2, [' const']],
  [{ prefixItems: [{ type: 'string' }], items: false }, ['a', 1], [' items']],
  [{ $dynamicRef: '#node', type: 'object' }, {}, []],
  [{ $id: 'https://example.com/a', $schema: 'https://example.com/unknown', type: 'object' }, 1, [' type']],
  [{ if: { type: 'string' }, then: { minLength: 2 } }, 'a', [' minLength', ' if']],
  [
    { unevaluatedProperties: false, allOf: [{ properties: { a: true } }] },
    { a: 1, b: 1 },
    [' unevaluatedProperties'],
  ],
  [{ dependentRequired: { a: ['b'] } }, { a: 1 }, [' dependentRequired']],
  [false, 1, [' not']],
  [true, 1, []],
])('reads the schema %j of OpenAPI 3.1 for %j', (schema, value, errors) => {
  expect(check({ A: schema, Any: {} }).failing(value)).toEqual(errors);
});

test.each([
  [{ type: 'string', format: 'email' }, 'x', [' format']],
  [{ type: 'string', format: 'date-time' }, '2024-01-02T03:04:05Z', []],
  [{ type: 'string', format: 'phone-number' }, 'x', []],
])('checks the format of %j if it is known', (schema, value, errors) => {
  expect(check({ A: schema }).failing(value)).toEqual(errors);
});

test.each([
  { type: 'file' },
  { type: 'object', required: true },
  { type: 'object', minProperties: '1' },
  { type: 'object', properties: [] },
  { enum: [] },
  { multipleOf: 0 },
  { items: [{ type: 'string' }], allOf: [], anyOf: {} },
  { additionalProperties: 'yes', patternProperties: null },
])('accepts values of the wrong schema %j', (schema) => {
  expect(check({ A: schema }, '3.0.3').failing({})).toEqual([]);
});

const account = {
  A: {
    required: ['id', 'password', 'name'],
    properties: { id: { $ref: '#/components/schemas/Id' }, password: { writeOnly: true }, name: {} },
  },
  Id: { readOnly: true },
};

test('requires no member of the other direction', () => {
  expect(check(account, '3.0.3', 'request').failing({ password: 'x', name: 'x' })).toEqual([]);
  expect(check(account, '3.0.3', 'response').failing({ id: 1, name: 'x' })).toEqual([]);
  expect(check(account, '3.0.3', 'request').failing({ password: 'x' })).toEqual([' required']);
});

test('requires no member of the other direction that a part of allOf declares', () => {
  const schemas = { B: { allOf: [{ $ref: '#/components/schemas/A' }, { required: ['id'] }] }, ...account };
  expect(check(schemas, '3.0.3', 'request').failing({ password: 'x', name: 'x' })).toEqual([]);
  expect(check(schemas, '3.0.3').failing({ name: 'x' })).toEqual([' required', ' required']);
});

test('checks patterns in linear time', () => {
  const { failing, notes } = check({ A: { type: 'string', pattern: '^(a+)+$' } });
  expect(failing('aaa')).toEqual([]);
  // takes years in an engine that goes back
  expect(failing(`${'a'.repeat(10_000)}!`)).toEqual([' pattern']);
  expect(notes()).toEqual([]);
});

test('notes a pattern that is invalid with the flag u, and checks it', () => {
  const { failing, notes } = check({ A: { pattern: '^[\\w-.]+\\@x$' } });
  expect(failing('a-b.c@x')).toEqual([]);
  expect(failing('!@x')).toEqual([' pattern']);
  expect(notes()).toEqual([
    "the pattern ^[\\w-.]+\\@x$ isn't valid with the flag u; it is checked without the flag",
  ]);
});

const tooMuch =
  'the engine of linear time has no lookaround, no back references and no more than 1000 repetitions';

test.each([
  ['^(?=.*[0-9]).+$', tooMuch],
  ['(', 'it is not a regular expression'],
])('notes that the pattern %s is not checked', (pattern, reason) => {
  const { failing, notes } = check({ A: { pattern }, B: { pattern } });
  expect(failing('x')).toEqual([]);
  expect(notes()).toEqual([`the pattern ${pattern} isn't checked: ${reason}`]);
});

test('finds members that objects inherit missing', () => {
  const { failing } = check({
    A: { required: ['constructor', 'toString'], properties: { constructor: { type: 'string' } } },
  });
  expect(failing({})).toEqual([' required', ' required']);
  const members = JSON.parse('{"properties": {"__proto__": {"type": "string"}}}') as object;
  expect(check({ A: members }).failing(JSON.parse('{"a": 1}'))).toEqual([]);
});

test('compiles a schema once, and only when its check is called', () => {
  let reads = 0;
  const schemas = {
    get A() {
      reads += 1;
      return { type: 'string' };
    },
  };
  const checks = createChecks({ openapi: '3.1.0', components: { schemas } });
  const checkA = checks.checkFor('/components/schemas/A', 'request');
  expect(reads).toBe(0);
  checkA(1);
  const first = reads;
  checkA(2);
  checks.checkFor('/components/schemas/A', 'request')(3);
  expect(reads).toBe(first);
});

test('finds equal items of a long list in linear time', () => {
  const { failing } = check({ A: { type: 'array', uniqueItems: true, items: { type: 'object' } } });
  const items = Array.from({ length: 20_000 }, (_, id) => ({ id, tags: ['a', { b: 1 }] }));
  const started = performance.now();
  expect(failing(items)).toEqual([]);
  expect(failing([...items, { tags: ['a', { b: 1 }], id: 7 }])).toEqual([' uniqueItems']);
  expect(performance.now() - started).toBeLessThan(2000);
  expect(check({ A: { uniqueItems: true } }).failing([1, '1', [1], { a: 1 }, null, true])).toEqual([]);
});

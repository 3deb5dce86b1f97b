import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileTemplate } from '../../../src/declared/template/template.ts';
import { render } from './compiled.ts';

/** Any JSON value without placeholders, reserved keys and forbidden names. */
const literalText = fc.string().filter((text) => !/[{}\\]/.test(text));
const key = literalText.filter(
  (name) => !['__proto__', 'constructor', 'prototype'].includes(name) && !name.startsWith('x-'),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    literalText,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(key, tie('json'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

/** Replaces each value that isn't a list or an object by a placeholder, and collects the values. */
function withPlaceholders(value: unknown, values: unknown[]): unknown {
  if (Array.isArray(value)) return value.map((item) => withPlaceholders(item, values));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, withPlaceholders(member, values)]),
    );
  }
  values.push(value);
  return `{{values.${values.length - 1}}}`;
}

it('returns a template without placeholders unchanged', () => {
  fc.assert(fc.property(json, (value) => expect(render(value)).toEqual(value)));
});

it('returns each value in its place and with its type', () => {
  fc.assert(
    fc.property(json, (value) => {
      const values: unknown[] = [];
      const template = withPlaceholders(value, values);
      expect(render(template, { values }, { values: 'open' })).toEqual(value);
    }),
  );
});

it('joins texts and values as a template literal does', () => {
  const piece = fc.tuple(literalText, fc.oneof(fc.string(), fc.integer(), fc.boolean()));
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
      const text = `>${pieces.map(([before], index) => `${before}{{values.${index}}}`).join('')}`;
      const values = pieces.map(([, value]) => value);
      expect(render(text, { values }, { values: 'open' })).toBe(
        `>${pieces.map(([before, value]) => `${before}${String(value)}`).join('')}`,
      );
    }),
  );
});

it('returns any text whose braces are escaped', () => {
  const text = fc
    .array(fc.constantFrom('{{', '}}', 'a', ' ', "'", '??', 'account.id'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (wanted) => {
      expect(render(wanted.replaceAll('{{', '\\{{').replaceAll('}}', '\\}}'))).toBe(wanted);
    }),
  );
});

it('compiles or rejects any text without throwing, and renders it without values', () => {
  const part = fc.constantFrom(
    '{{',
    '}}',
    '{',
    '}',
    '\\',
    "'",
    '"',
    '??',
    '.',
    ' ',
    'account',
    'id',
    '1',
    'null',
    'now',
    'iso',
    'x',
  );
  const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (template) => {
      const compiled = compileTemplate([template], { account: 'open', now: 'moment' });
      if ('problems' in compiled) expect(compiled.problems[0]?.message).not.toBe('');
      else expect(Array.isArray(compiled.template.render({}))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

const inherited = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  'map',
  'at',
  'call',
  'caller',
);

it('reaches no prototype, whatever the path and the values', () => {
  const values = fc.constantFrom({}, [], 'text', 5, true, { a: {} }, () => 1);
  fc.assert(
    fc.property(fc.array(inherited, { minLength: 1, maxLength: 3 }), values, (names, account) => {
      const compiled = compileTemplate({ value: `{{account.${names.join('.')}}}` }, { account: 'open' });
      if ('template' in compiled) expect(compiled.template.render({ account })).toEqual({});
      else expect(compiled.problems[0]?.message).toMatch(/^unknown name \w+ after account/);
    }),
  );
});

it.each([
  '{"__proto__": {"polluted": 1}}',
  '{"a": {"constructor": {"prototype": {"polluted": 1}}}}',
  '{"x-merge": [{"__proto__": {"polluted": 1}}]}',
  '{"x-merge": ["{{account.evil}}"], "__proto__": 1}',
])('rejects the template %s', (text) => {
  const compiled = compileTemplate(JSON.parse(text), { account: 'open' });
  expect('problems' in compiled).toBe(true);
});

it('merges an account with a member __proto__ without changing a prototype', () => {
  const account: unknown = JSON.parse(
    '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "a": 1}',
  );
  const merged = render({ 'x-merge': ['{{account}}'], b: 2 }, { account }, { account: 'open' });
  expect(merged).toEqual({ a: 1, b: 2 });
  expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

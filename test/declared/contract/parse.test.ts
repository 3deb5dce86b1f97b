import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { parse } from '../../../src/declared/contract/parse.ts';
import { yamlOf } from '../../../src/files/yaml.ts';
import { largeContract } from '../../support/large-contract.ts';

const contracts = readdirSync('openapi', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => join('openapi', path));

const installed = 'node_modules/@redocly/openapi-core/src';

/** Contracts and parts of contracts in installed packages. */
function installedContracts(): readonly string[] {
  return readdirSync(installed, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml') && !path.endsWith('rebilly.yaml'))
    .map((path) => join(installed, path));
}

test.each(contracts)('reads %s like the parser that knows places', async (path) => {
  const text = readFileSync(path, 'utf8');
  expect(await parse(text, path)).toEqual(yamlOf(text, path).content);
});

test('reads installed contracts like the parser that knows places', async () => {
  const paths = installedContracts();
  expect(paths.length).toBeGreaterThan(20);
  for (const path of paths) {
    const text = readFileSync(path, 'utf8');
    const content = slowly(text, path);
    const fast = await parse(text, path).catch(() => 'invalid');
    expect({ path, content: fast }).toEqual({ path, content });
  }
});

function slowly(text: string, path: string): unknown {
  try {
    return yamlOf(text, path).content;
  } catch {
    return 'invalid';
  }
}

test('reads any document that the other parser writes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 5 }), fc.boolean(), async (value, isFlow) => {
      const text = stringify(value, isFlow ? { collectionStyle: 'flow' } : {});
      // JSON.stringify writes -0 as 0
      const plain = JSON.stringify(value);
      expect(JSON.stringify(await parse(text, 'a.yaml'))).toBe(plain);
      expect(JSON.stringify(await parse(plain, 'a.json'))).toBe(plain);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['0o17', 15],
  ['0x1F', 31],
  ['017', 17],
  ['1_000', '1_000'],
  ['yes', 'yes'],
  ['2024-01-02', '2024-01-02'],
  ['2024-01-02T03:04:05Z', '2024-01-02T03:04:05Z'],
  ['~', null],
  ['TRUE', true],
  ['1e3', 1000],
  ['!!str 1', '1'],
])('reads the scalar %s by the core schema of YAML 1.2', async (scalar, value) => {
  expect(await parse(`a: ${scalar}`, 'a.yaml')).toEqual({ a: value });
  expect(yamlOf(`a: ${scalar}`, 'a.yaml').content).toEqual({ a: value });
});

test('reads merge keys and aliases as copies', async () => {
  const text = 'base: &base { a: { b: 1 } }\none: { <<: *base, c: 2 }\ntwo: *base\n';
  const content = await parse(text, 'a.yaml');
  expect(content).toEqual({ base: { a: { b: 1 } }, one: { a: { b: 1 }, c: 2 }, two: { a: { b: 1 } } });
  const { base, two } = content as Record<string, unknown>;
  expect(base).not.toBe(two);
});

test.each(['{"__proto__": {"a": 1}}', '__proto__: { a: 1 }', 'x: &x { a: 1 }\n__proto__: *x'])(
  'reads __proto__ in %s as a member',
  async (text) => {
    const content = await parse(text, 'a.yaml');
    expect(Object.keys(content as object)).toContain('__proto__');
    expect(Object.getPrototypeOf(content)).toBe(Object.prototype);
    expect((content as { a?: number }).a).toBeUndefined();
  },
);

test.each([
  ['a: 1\nb: 2\na: 3', 'a.yaml:3:1: duplicate key; expected each key once'],
  ['{"a": 1, "b": {"c": 1, "c": 2}}', 'a.yaml:1:24: duplicate key; expected each key once'],
  ['a: !secret x', 'a.yaml:1:4: unknown scalar tag !<!secret>; expected YAML 1.2'],
  ['a: [1', expect.stringMatching(/^a\.yaml:1:\d+: .*expected YAML$/)],
  ['a: 1\n---\nb: 2', 'a.yaml:2:1: a second document starts here; expected one'],
  ['a:\n  b: .inf', 'a.yaml:2:6: is Infinity; expected a number that JSON has'],
  ['a: &a [*a]', expect.stringMatching(/nests deeper than 128 levels; expected fewer$/)],
  ['a: *missing', 'a.yaml:1:4: *missing has no anchor; expected &missing before it'],
])('rejects %j with its place', async (text, line) => {
  await expect(parse(text, 'a.yaml')).rejects.toMatchObject({ name: 'FileError', lines: [line] });
});

test('rejects aliases that multiply', async () => {
  const levels = Array.from({ length: 9 }, (_, index) => {
    const aliases = index === 0 ? 'x' : Array.from({ length: 9 }, () => `*l${index - 1}`).join(', ');
    return `l${index}: &l${index} [${aliases}]`;
  });
  await expect(parse(levels.join('\n'), 'a.yaml')).rejects.toThrow('aliases repeat too much; expected fewer');
});

test.each(['[', '{"a":'])('rejects deep nesting of %s without a stack overflow', async (opening) => {
  const closing = opening === '[' ? ']' : '}';
  const text = `${opening.repeat(50_000)}1${closing.repeat(50_000)}`;
  await expect(parse(text, 'a.json')).rejects.toThrow('nests deeper than 128 levels');
});

test('reads a large contract like the parser that knows places', async () => {
  const text = largeContract(50);
  expect(text.length).toBeGreaterThan(130_000);
  expect(await parse(text, 'large.yaml')).toEqual(yamlOf(text, 'large.yaml').content);
});

import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { linesWithPlaces } from '../../../src/declared/contract/places.ts';
import { yamlOf } from '../../../src/files/yaml.ts';
import type { Problem } from '../../../src/files/problems.ts';

/** Returns a problem at each node of a value, at its key and at its value. */
function problemsIn(node: unknown, path: Problem['path'] = []): readonly Problem[] {
  const own = [false, true].map((atKey) => ({ path, atKey, message: `${path.join('.')} ${atKey}` }));
  if (typeof node !== 'object' || node === null) return own;
  const entries = Array.isArray(node)
    ? node.map((one: unknown, index) => [index, one] as const)
    : Object.entries(node);
  return [...own, ...entries.flatMap(([key, one]) => problemsIn(one, [...path, key]))];
}

test.each(['openapi/misaka/documented.yaml', 'fixtures/default/misaka.yaml'])(
  'finds the same places in %s as the parser that knows them',
  (path) => {
    const text = readFileSync(path, 'utf8');
    const file = yamlOf(text, path);
    // the lookup in that parser takes time that grows with the square of the size
    const problems = problemsIn(file.content).filter((_problem, index) => index % 29 === 0);
    expect(problems.length).toBeGreaterThan(5);
    expect(linesWithPlaces(path, text, problems)).toEqual(file.failure(problems).lines);
  },
);

const text = `base: &base
  a: "one"
other:
  <<: *base
  list: [x, {y: z}]
alias: *base
`;

test.each([
  [['base', 'a'], false, '2:6'],
  [['base', 'a'], true, '2:3'],
  [['other', 'a'], false, '2:6'],
  [['alias', 'a'], true, '2:3'],
  [['other', 'list', 1, 'y'], false, '5:17'],
  [['other', 'missing', 'deeper'], false, '4:3'],
  [['nothing'], false, '1:1'],
] as const)('finds %j (key: %s) at %s', (path, atKey, place) => {
  expect(linesWithPlaces('a.yaml', text, [{ path, atKey, message: 'x' }])).toEqual([`a.yaml:${place}: x`]);
});

import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import manifest from '../../package.json' with { type: 'json' };

it('states a reason for every dependency', () => {
  const page = readFileSync('docs/dependencies.md', 'utf8');
  const names = Object.keys(manifest.devDependencies).filter((name) => !name.startsWith('@types/'));
  expect(names.filter((name) => !page.includes(name))).toEqual([]);
});

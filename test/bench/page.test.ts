import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { withFigures } from '../../bench/page.ts';

it('replaces the figures and keeps the rest of the page', () => {
  const page = readFileSync('docs/benchmarks.md', 'utf8');
  const once = withFigures(page, 'other figures');
  const [before, after] = page.split(/<!-- figures: .*<!-- end -->/s);
  expect(once).toBe(
    `${before ?? ''}<!-- figures: npm run bench -- --write -->\n\nother figures\n\n<!-- end -->${after ?? ''}`,
  );
  expect(withFigures(once, 'other figures')).toBe(once);
});

it('rejects a page without marks for figures', () => {
  expect(() => withFigures('a page', 'figures')).toThrow(
    'docs/benchmarks.md lacks its marks <!-- figures: npm run bench -- --write --> and <!-- end -->',
  );
});

import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { withFigures } from '../../bench/page.ts';

it('puts new figures in the place of the old ones and leaves the rest of the page', () => {
  const page = readFileSync('docs/benchmarks.md', 'utf8');
  const once = withFigures(page, 'other figures');
  const [before, after] = page.split(/<!-- figures: .*<!-- end -->/s);
  expect(once).toBe(
    `${before ?? ''}<!-- figures: npm run bench -- --write -->\n\nother figures\n\n<!-- end -->${after ?? ''}`,
  );
  expect(withFigures(once, 'other figures')).toBe(once);
});

it('refuses a page that has no place for figures', () => {
  expect(() => withFigures('a page', 'figures')).toThrow(
    'docs/benchmarks.md lacks its marks <!-- figures: npm run bench -- --write --> and <!-- end -->',
  );
});

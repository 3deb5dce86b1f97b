import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const folder = 'src/console/styles';

it('styles each class in one file, so that no view changes another', () => {
  const files = readdirSync(folder).map((file) => ({ file, css: readFileSync(`${folder}/${file}`, 'utf8') }));
  expect(sharedClasses(files)).toEqual([]);
});

it('finds a class that two files style', () => {
  const files = [
    { file: 'now.css', css: '.facts { gap: 1px; } .now .rest { gap: 1px; }' },
    {
      file: 'state.css',
      css: '@media (width < 9px) { .facts > dt { gap: 1px; } .state .rest { gap: 1px; } }',
    },
  ];
  expect(sharedClasses(files)).toEqual(['facts: now.css, state.css']);
});

/** Returns the classes with which the rules of more than one file begin. */
function sharedClasses(files: readonly { readonly file: string; readonly css: string }[]): readonly string[] {
  const places = new Map<string, Set<string>>();
  for (const { file, css } of files) {
    for (const [, selectors = ''] of css.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/([^{};]+)\{/g)) {
      for (const selector of selectors.split(',')) {
        // `.card.upcoming` is a card of one view
        const [, name] = /^\s*\.([\w-]+)(?=[\s:>[]|$)/.exec(selector) ?? [];
        if (name !== undefined) places.set(name, (places.get(name) ?? new Set()).add(file));
      }
    }
  }
  return [...places].filter(([, at]) => at.size > 1).map(([name, at]) => `${name}: ${[...at].join(', ')}`);
}

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { brokenLinks } from '../guides/links.ts';

/** Folders with pages of others, or with what a run writes. */
const ignored = /(^|[\\/])(node_modules|dist|coverage|deep-runs|\.git|login-emulator-artifacts)([\\/]|$)/;

const pages = readdirSync('.', { withFileTypes: true })
  .filter(({ name }) => !ignored.test(name))
  .flatMap((entry) =>
    entry.isDirectory()
      ? readdirSync(entry.name, { recursive: true, encoding: 'utf8' }).map((file) => join(entry.name, file))
      : [entry.name],
  )
  .filter((file) => file.endsWith('.md') && !ignored.test(file));

it('has no broken link in any page of the repository', () => {
  expect(pages).toEqual(expect.arrayContaining(['README.md', join('docs', 'README.md'), 'CONTRIBUTING.md']));
  expect(pages.flatMap((page) => brokenLinks(page).map((link) => `${page}: ${link}`))).toEqual([]);
});

it('reports links to missing files and headings, in every form that Markdown has', () => {
  const folder = temporaryFolder();
  const text = [
    '# A `code` [title](other.md), twice',
    '# A `code` [title](other.md), twice',
    '<a id="by-hand"></a>',
    '[good](#a-code-title-twice) [good](#a-code-title-twice-1) [good](#by-hand) [good](<page.md> "Page")',
    '[outside](https://example.com/none) `[code](none.md)`',
    '[bad](none.md) [bad](page.md#none) [bad](#none "Title") <a href="gone.md">bad</a>',
    '![bad](none.png)',
    '[bad]: lost.md',
    '```md',
    '[in a block](none.md)',
    '```',
  ];
  writeFileSync(join(folder, 'page.md'), text.join('\n'));
  writeFileSync(join(folder, 'other.md'), '');
  expect(brokenLinks(join(folder, 'page.md'))).toEqual([
    ...['none.md', 'page.md#none', '#none', 'none.png', 'lost.md', 'gone.md'],
  ]);
});

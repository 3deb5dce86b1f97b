import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { expect, it } from '@jest/globals';
import manifest from '../../package.json' with { type: 'json' };
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { brokenLinks } from '../guides/links.ts';

it('has no broken links in the pages of the package', () => {
  const folder = temporaryFolder();
  // npm always packs these
  const packed = [...manifest.files, 'package.json', 'README.md', 'LICENSE'];
  const left = packed.filter((one) => one.startsWith('!')).map((one) => normalize(one.slice(1)));
  const isPacked = (source: string) => !source.includes('node_modules') && !left.includes(source);
  for (const name of packed.filter((one) => one !== 'dist' && existsSync(one)))
    cpSync(name, join(folder, name), { recursive: true, filter: isPacked });
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.md'),
  );
  expect(pages).toContain('README.md');
  expect(pages).not.toContain(join('examples', 'providers', 'README.md'));
  expect(pages.flatMap((page) => brokenLinks(join(folder, page)).map((link) => `${page}: ${link}`))).toEqual(
    [],
  );
});

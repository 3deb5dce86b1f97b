import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import manifest from '../../package.json' with { type: 'json' };
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { brokenLinks } from '../guides/links.ts';

it('has no broken links in the pages of the package', () => {
  const folder = temporaryFolder();
  // npm always packs these
  const packed = [...manifest.files, 'package.json', 'README.md', 'LICENSE'];
  for (const name of packed.filter((one) => one !== 'dist' && existsSync(one))) {
    const withoutModules = (source: string) => !source.includes('node_modules');
    cpSync(name, join(folder, name), { recursive: true, filter: withoutModules });
  }
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.md'),
  );
  expect(pages).toContain('README.md');
  expect(pages.flatMap((page) => brokenLinks(join(folder, page)).map((link) => `${page}: ${link}`))).toEqual(
    [],
  );
});

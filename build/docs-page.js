import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** The source of each file of the page, by its name. */
const page = JSON.parse(readFileSync('src/admin/docs/page.json', 'utf8'));

/** Writes the contracts page, compressed: it is served compressed, at a quarter of the size. */
export function writeDocsPage(folder) {
  mkdirSync(folder);
  for (const [name, source] of Object.entries(page)) {
    writeFileSync(`${folder}/${name}.gz`, gzipSync(readFileSync(source), { level: 9 }));
  }
}

/** The page's files from other packages, whose licences the notices must include. */
export const docsPageSources = Object.values(page).filter((source) => source.startsWith('node_modules/'));

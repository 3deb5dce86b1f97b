import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** Where each file of the page comes from, by its name. */
const page = JSON.parse(readFileSync('src/admin/docs/page.json', 'utf8'));

/** Writes the page that shows the contracts, compressed: it is served so, and takes a quarter of the room. */
export function writeDocsPage(folder) {
  mkdirSync(folder);
  for (const [name, source] of Object.entries(page)) {
    writeFileSync(`${folder}/${name}.gz`, gzipSync(readFileSync(source), { level: 9 }));
  }
}

/** The files of others in it, whose licences are to be named. */
export const docsPageSources = Object.values(page).filter((source) => source.startsWith('node_modules/'));

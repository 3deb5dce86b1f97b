import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const end = '<!-- end -->';
const isUpdate = process.env['UPDATE_DOCS'] !== undefined;

/** Returns a page with its generated part replaced; the part lies between two marker comments. */
export function withGenerated(file: string, from: string, part: string): string {
  const begin = `<!-- from the ${from}: npm run docs -->`;
  const page = readFileSync(file, 'utf8');
  const [before = '', rest] = page.split(begin);
  if (rest?.includes(end) !== true) throw new Error(`${file} needs the lines ${begin} and ${end}`);
  return `${before}${begin}\n\n${part}\n\n${end}${rest.slice(rest.indexOf(end) + end.length)}`;
}

/** Returns the text of a page, or undefined if it doesn't exist; `npm run docs` writes the page first. */
export function pageText(file: string, current: string): string | undefined {
  if (isUpdate) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, current);
  }
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Lists the entries of a folder that no generator or author accounts for; `npm run docs` deletes them first. */
export function extraPages(folder: string, expected: readonly string[]): readonly string[] {
  const names = () =>
    existsSync(folder) ? readdirSync(folder).filter((name) => !expected.includes(name)) : [];
  if (isUpdate) for (const name of names()) rmSync(join(folder, name), { recursive: true });
  return names();
}

import { readFileSync, writeFileSync } from 'node:fs';

const page = 'docs/benchmarks.md';
const begin = '<!-- figures: npm run bench -- --write -->';
const end = '<!-- end -->';

/** Puts a run's figures in place of the last ones. */
export function writePage(figures: string): void {
  writeFileSync(page, withFigures(readFileSync(page, 'utf8'), figures));
}

/** A page with other figures between its marks. */
export function withFigures(text: string, figures: string): string {
  const [before = '', rest] = text.split(begin);
  const [, after] = rest?.split(end) ?? [];
  if (after === undefined) throw new Error(`${page} lacks its marks ${begin} and ${end}`);
  return `${before}${begin}\n\n${figures}\n\n${end}${after}`;
}

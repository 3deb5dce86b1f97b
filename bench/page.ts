import { readFileSync, writeFileSync } from 'node:fs';

const page = 'docs/benchmarks.md';

/** The comments before and after a command's figures. */
export interface Marks {
  readonly begin: string;
  readonly end: string;
}

const benchMarks: Marks = { begin: '<!-- figures: npm run bench -- --write -->', end: '<!-- end -->' };

/** Replaces the figures in the page. */
export function writePage(figures: string, marks = benchMarks): void {
  writeFileSync(page, withFigures(readFileSync(page, 'utf8'), figures, marks));
}

/** Returns a page with new figures between its marks. */
export function withFigures(text: string, figures: string, { begin, end } = benchMarks): string {
  const [before = '', rest] = text.split(begin);
  const after = rest?.slice(rest.indexOf(end));
  if (after?.startsWith(end) !== true) throw new Error(`${page} lacks its marks ${begin} and ${end}`);
  return `${before}${begin}\n\n${figures}\n\n${after}`;
}

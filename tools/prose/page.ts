import type { Passage } from './passage.ts';

/** A wrong word or turn of phrase. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** The passages of a file as a Markdown page: one on every second line. */
export interface Page {
  readonly text: string;
  /** Returns where the passage on a line of the page, counted from 1, comes from. */
  originOf: (line: number) => Passage;
}

/** Makes a page of the passages of a file. */
export function pageOf(passages: readonly Passage[]): Page {
  const originOf = (line: number) => {
    const origin = passages[Math.floor((line - 1) / 2)];
    if (origin === undefined)
      throw new Error(`the page has ${passages.length} passages, and none on line ${line}`);
    return origin;
  };
  return { text: passages.map(({ text }) => text).join('\n\n'), originOf };
}

import { passage, type Kind, type Passage } from './passage.ts';

/** Reads the paragraphs, list items, headings and table cells of a Markdown page, without its code blocks. */
export function readMarkdown(file: string, source: string): readonly Passage[] {
  const passages: Passage[] = [];
  let paragraph: string[] = [];
  let start = 0;
  let isCode = false;
  source.split('\n').forEach((text, index) => {
    const line = index + 1;
    const isFence = /^\s*(```|~~~)/.test(text);
    if (isFence) isCode = !isCode;
    if (isFence || isCode || /^\s*$|<!--/.test(text)) return flush();
    if (text.startsWith('#')) return single(line, 'heading', text.replace(/^#+\s*/, ''));
    if (/^\s*\|/.test(text)) return cells(line, text);
    const isItem = /^\s*([-*]|\d+\.)\s/.test(text);
    if (isItem) flush();
    if (paragraph.length === 0) start = line;
    paragraph.push(text.replace(/^\s*([-*]|\d+\.)\s+|^>\s?/, ''));
  });
  flush();
  return passages;

  function single(line: number, kind: Kind, text: string): void {
    flush();
    passages.push(passage(file, line, kind, text));
  }

  function cells(line: number, row: string): void {
    if (/^[\s|:-]+$/.test(row)) return;
    for (const cell of row.split(/(?<!\\)\|/))
      if (/\p{L}+ \p{L}+/u.test(cell)) single(line, 'table cell', cell);
  }

  function flush(): void {
    if (paragraph.length > 0) passages.push(passage(file, start, 'docs', paragraph.join(' ')));
    paragraph = [];
  }
}

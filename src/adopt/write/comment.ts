import { invisible } from './scalar-text.ts';

/** The most columns of a line. */
export const columns = 110;

/** Characters that are as wide as two others: those of East Asia, and emoji. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

/** Returns the columns of a text. */
export function widthOf(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}

/** Returns a text as one line without invisible characters, which could end a comment or hide a part of it. */
export function inOneLine(text: string): string {
  return text.replaceAll(invisible, ' ').replaceAll(/\s+/g, ' ').trim();
}

/** Returns a text as the lines of a comment. Later lines of one text are indented. */
export function commentLines(
  text: string,
  { indent, width }: { readonly indent: number; readonly width: number },
): readonly string[] {
  const pad = ' '.repeat(indent);
  const lines: string[] = [];
  let line = `${pad}#`;
  for (const word of inOneLine(text).split(' ')) {
    if (widthOf(line) + 1 + widthOf(word) > width && line.trim() !== '#') {
      lines.push(line);
      line = `${pad}#  `;
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

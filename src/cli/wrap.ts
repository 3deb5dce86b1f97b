/** The columns that help and banner keep to where the words allow it. */
export const maxColumns = 80;

/** Breaks a text between its words into lines of at most `width` characters; a longer word gets its own line. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines.splice(-1, 1, word);
    else if (line.length + 1 + word.length > width) lines.push(word);
    else lines.splice(-1, 1, `${line} ${word}`);
  }
  return lines;
}

/** A term with its explanation beside it, which begins at a column and breaks at the last one. */
export function beside(term: string, text: string, column: number): readonly string[] {
  const [first = '', ...others] = wrapped(text, maxColumns - column);
  const indented = [first, ...others].map((line) => ' '.repeat(column) + line);
  if (term.length >= column) return [term, ...indented];
  return [`${term.padEnd(column)}${first}`, ...indented.slice(1)];
}

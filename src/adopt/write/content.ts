import { Lexer, parseDocument } from 'yaml';

/**
 * Returns the content of an entry: its data in their order, its comments, anchors and aliases. A formatter that changes
 * quotes, indentation or line breaks changes no content.
 */
export function contentOf(lines: readonly string[]): string {
  const isOpen = lines.every((line) => /^\s*(#|$)/.test(line));
  const text = lines
    .map((line) => (isOpen ? line.trimStart().replace(/^# ?/, '') : line).trimEnd())
    .join('\n');
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  if (document.errors.length > 0) return text;
  try {
    return JSON.stringify([isOpen, document.toJS(), notesIn(text)]);
  } catch {
    // an alias whose anchor is elsewhere
    return text;
  }
}

/** Precedes a plain or a block scalar. */
const scalar = '\u001f';

/** Returns the comments, anchors, aliases and tags of a text. */
function notesIn(text: string): readonly string[] {
  const notes: string[] = [];
  let isText = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (!isText && /^[#&*!]/.test(lexeme)) notes.push(lexeme.trim());
    isText = lexeme === scalar;
  }
  return notes;
}

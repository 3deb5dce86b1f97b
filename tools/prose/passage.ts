/** The kinds of text that a person reads. */
export const kinds = [
  'docs',
  'heading',
  'table cell',
  'comment',
  'message',
  'test title',
  'contract',
] as const;

/** A kind of text. */
export type Kind = (typeof kinds)[number];

/** A piece of text on one line, and where it begins. */
export interface Passage {
  readonly file: string;
  readonly line: number;
  readonly kind: Kind;
  readonly text: string;
}

/** Returns a passage whose white space is single spaces. */
export function passage(file: string, line: number, kind: Kind, text: string): Passage {
  return { file, line, kind, text: text.replace(/\s+/g, ' ').trim() };
}

/** Returns the number of words in a text. */
export function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

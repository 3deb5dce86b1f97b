/** Abbreviations whose full stop doesn't end a sentence. */
const abbreviations = /\b(e\.g|i\.e|etc|vs|no)\./g;

/** Splits a text into sentences; code counts as one word, and a link as its text. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .replace(/<[a-z][^>]*>|<\/[a-z]+>/g, '')
    .replace(/`[^`]*`/g, 'code')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\{@link ([^}|]*)[^}]*\}/g, '$1')
    .replace(/https?:\S+/g, 'address')
    .replace(abbreviations, '$1')
    .split(/(?<=[.!?]["')»”]?)\s+(?=\S)/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

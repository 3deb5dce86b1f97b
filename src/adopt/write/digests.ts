import { createHash } from 'node:crypto';
import { inOneLine } from './comment.ts';
import { contentOf } from './content.ts';

/** The digest of an entry as adopt wrote it. An entry with another digest was edited by a person. */
export interface Digest {
  /** The target of an action, or the login of an account. */
  readonly id: string;
  readonly digest: string;
}

const heading =
  '# Digests of what adopt wrote. By them, it recognises your edits when it runs again. Keep these lines.';

/** Returns the digest of an entry's content. */
export function digestOf(lines: readonly string[]): string {
  return createHash('sha256').update(contentOf(lines)).digest('hex').slice(0, 8);
}

/** Returns digests as comments for the end of a file, after a blank line. */
export function digestLines(digests: readonly Digest[]): readonly string[] {
  return digests.length === 0 ? [] : ['', heading, ...digests.map(digestLine)];
}

/** Returns a digest as a comment. */
export function digestLine({ id, digest }: Digest): string {
  return `# adopted ${digest} ${idText(id)}`;
}

/** Returns the id of an entry in the form that a comment can have. */
export function idText(id: string): string {
  if (id === '') return "''";
  return inOneLine(id) === id ? id : encodeURIComponent(id.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
}

/** Reads the digest of a line; undefined if the line has none. */
export function digestIn(line: string): Digest | undefined {
  const [, digest, id] = /^# adopted ([0-9a-f]{8}) (.*\S)\s*$/.exec(line) ?? [];
  return digest === undefined || id === undefined ? undefined : { id, digest };
}

/** Whether a line belongs to the digests. */
export function isOfDigests(line: string): boolean {
  return line.trimEnd() === heading || digestIn(line) !== undefined;
}

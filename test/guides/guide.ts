import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A block of a guide: a whole file, or an edit of an existing file. */
export interface Block {
  readonly path: string;
  readonly isEdit: boolean;
  readonly text: string;
}

/** Returns the blocks of a guide whose title is a file's path, in order. */
export function blocksOf(guide: string): readonly Block[] {
  const fenced = /^```(\w+) title="([^"]+)"\n(.*?)^```$/gms;
  return [...guide.matchAll(fenced)].map(([, language, path = '', text = '']) => ({
    path,
    isEdit: language === 'diff',
    text,
  }));
}

/** Applies a guide's blocks to a project's folder. */
export function follow(blocks: readonly Block[], folder: string): void {
  for (const { path, isEdit, text } of blocks) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, isEdit ? edited(readFileSync(file, 'utf8'), text, path) : text);
  }
}

/** Returns a file after an edit. The unchanged and removed lines must occur exactly once in it. */
function edited(standing: string, edit: string, path: string): string {
  const lines = edit.trimEnd().split('\n');
  const without = (mark: string) =>
    lines
      .filter((line) => !line.startsWith(mark))
      .map((line) => line.slice(1))
      .join('\n');
  const parts = standing.split(without('+'));
  if (parts.length !== 2) throw new Error(`the edit of ${path} does not fit:\n${edit}`);
  return parts.join(without('-'));
}

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a guide gives its reader to type: a whole file, or an edit of one that is there. */
export interface Block {
  readonly path: string;
  readonly isEdit: boolean;
  readonly text: string;
}

/** The blocks of a guide that are titled by a file's path, in their order. */
export function blocksOf(guide: string): readonly Block[] {
  const fenced = /^```(\w+) title="([^"]+)"\n(.*?)^```$/gms;
  return [...guide.matchAll(fenced)].map(([, language, path = '', text = '']) => ({
    path,
    isEdit: language === 'diff',
    text,
  }));
}

/** Types what a guide says into a project's folder. */
export function follow(blocks: readonly Block[], folder: string): void {
  for (const { path, isEdit, text } of blocks) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, isEdit ? edited(readFileSync(file, 'utf8'), text, path) : text);
  }
}

/** A file after an edit; what the edit takes for granted must stand in it exactly once. */
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

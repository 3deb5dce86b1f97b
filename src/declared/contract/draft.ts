import { FileError } from '../../errors.ts';
import type { Problem } from '../../files/problems.ts';
import type { Origins } from './origins.ts';
import { keysOf, pointerOf } from './pointer.ts';
import { sameText, type SourceFile } from './source-files.ts';

/** A problem of one of the files. */
export interface FileProblem extends Problem {
  /** The index of the file. */
  readonly file: number;
}

/** A contract while it is read: one document, its files, its problems and its notes. */
export interface Draft {
  document: Record<string, unknown>;
  readonly files: SourceFile[];
  readonly origins: Origins;
  readonly problems: FileProblem[];
  readonly notes: FileProblem[];
}

/** Creates the problem of a node of a file. */
export function problemAt(file: number, path: Problem['path'], message: string, atKey = false): FileProblem {
  return { file, path: [...path], atKey, message };
}

/** Converts a problem of the document to that of the file from which the node comes. */
export function inFile(origins: Origins, { path, atKey, message }: Problem): FileProblem {
  const { file, pointer } = origins.of(pointerOf(path));
  return { file, path: keysOf(pointer).map(step), atKey, message };
}

/** Parsed YAML looks up entries of lists by number. */
function step(key: string): string | number {
  return /^(0|[1-9]\d*)$/.test(key) ? Number(key) : key;
}

/** Throws the problems of a draft, with their places; does nothing if there are none. */
export async function throwProblems({ files, problems }: Pick<Draft, 'files' | 'problems'>): Promise<void> {
  if (problems.length > 0) throw new FileError(await linesOf(files, problems));
}

/** Returns problems as lines with file, line and column, ordered by file and place. */
export async function linesOf(
  files: readonly Pick<SourceFile, 'name' | 'path' | 'hash'>[],
  problems: readonly FileProblem[],
): Promise<readonly string[]> {
  if (problems.length === 0) return [];
  const { located } = await import('./parse.ts');
  const lines: string[] = [];
  for (const [index, file] of files.entries()) {
    const own = problems.filter((problem) => problem.file === index);
    const text = own.length === 0 ? undefined : sameText(file);
    const ofFile = text === undefined ? withoutPlaces(file.name, own) : await located(file.name, text, own);
    lines.push(...ofFile);
  }
  // several nodes may come from one place, such as an anchor
  return [...new Set(lines)];
}

function withoutPlaces(name: string, problems: readonly FileProblem[]): readonly string[] {
  return problems.map(({ message }) => `${name}: ${message}`);
}

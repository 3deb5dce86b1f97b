import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { FileError } from '../../errors.ts';
import { writeBeside, type FileText } from './files.ts';

/** Files in a temporary folder. */
interface Draft {
  /** Their paths there. */
  readonly paths: readonly string[];
  /** Returns a text with the paths that the files will have. */
  named(text: string): string;
}

/** Writes files into a temporary folder, calls `use`, and removes it. A FileError names the paths that the files will have. */
export async function inDraft<T>(files: readonly FileText[], use: (draft: Draft) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'login-emulator-adopt-'));
  const moved = files.map(({ path, text }) => ({ path: join(folder, basename(path)), text }));
  const named = (text: string) =>
    moved.reduce((all, { path }, index) => all.replaceAll(path, files[index]?.path ?? path), text);
  try {
    await writeBeside(join(folder, 'contract'), moved);
    return await use({ paths: moved.map(({ path }) => path), named });
  } catch (error) {
    if (error instanceof FileError) throw new FileError(error.lines.map(named));
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

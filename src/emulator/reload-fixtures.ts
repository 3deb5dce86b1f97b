import type { Emulator, ServedProvider } from './emulator.ts';
import { FileError } from '../errors.ts';
import { fixtureFileOf } from '../fixtures/folder.ts';
import type { FixtureSource, LoadedFixtures } from '../fixtures/source.ts';
import type { Changes } from '../fixtures/watch.ts';

/** Is told what became of a folder's changes. */
export interface ReloadListener {
  /** All files are good and taken over; these providers' are not as they were. */
  reloaded(served: readonly ServedProvider[]): void;
  /** What is wrong, a line each; nothing was taken over. */
  broken(problems: readonly string[]): void;
  /** Is told of the emulator's own mistakes. */
  readonly failure: (error: unknown) => void;
}

type Read = { readonly fixtures: ReadonlyMap<string, LoadedFixtures> } | { readonly broken: FileError };

/** Makes the way in which an emulator takes over a folder's changes: all of them, or none while a file is broken. */
export function createReload(
  emulator: Emulator,
  source: FixtureSource,
  listener: ReloadListener,
): Changes<Read> {
  const outstanding = new Set<string>();
  let isBroken = false;

  function read(): Read {
    try {
      return { fixtures: source(emulator.served) };
    } catch (error) {
      if (error instanceof FileError) return { broken: error };
      throw error;
    }
  }

  function take(found: Read, changed: readonly string[]): void {
    for (const name of changed) outstanding.add(name);
    if ('broken' in found) {
      isBroken = true;
      return listener.broken(found.broken.lines);
    }
    const edited = emulator.served.filter(({ id }) => outstanding.has(fixtureFileOf(id)));
    for (const [id, fixtures] of found.fixtures) emulator.replaceFixtures(id, fixtures);
    if (isBroken || edited.length > 0) listener.reloaded(edited);
    outstanding.clear();
    isBroken = false;
  }

  return { read, take, report: listener.failure };
}

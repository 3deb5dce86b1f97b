import type { Emulator, ServedProvider } from './emulator.ts';
import type { ServedList } from './per-list.ts';
import { FileError } from '../errors.ts';
import { fixtureFileOf } from '../fixtures/folder.ts';
import type { FixtureSource, LoadedFixtures } from '../fixtures/source.ts';
import type { Changes } from '../fixtures/watch.ts';

/** Callbacks for changes of a fixture folder. */
export interface ReloadListener {
  /** Called when all files are valid and were reloaded, with the providers that changed. */
  reloaded(served: readonly ServedProvider[]): void;
  /**
   * Called with the problems, one line each, if a file is invalid; nothing was reloaded. `owners` are the providers of
   * files that aren't in a fixtures folder.
   */
  broken(problems: readonly string[], owners?: readonly string[]): void;
  /** Called with internal errors. */
  readonly failure: (error: unknown) => void;
}

type Read =
  | { readonly of: ServedList; readonly fixtures: ReadonlyMap<string, LoadedFixtures> }
  | { readonly broken: FileError };

/** Creates a function that reloads a fixture folder: all changes, or none while a file is invalid. */
export function createReload(
  emulator: Emulator,
  source: () => FixtureSource,
  listener: ReloadListener,
): Changes<Read> {
  const outstanding = new Set<string>();
  let isBroken = false;

  function read(): Read {
    try {
      return { of: emulator.served, fixtures: source()(emulator.served) };
    } catch (error) {
      if (error instanceof FileError) return { broken: error };
      throw error;
    }
  }

  function take(before: Read, changed: readonly string[]): void {
    // a provider was replaced meanwhile
    const found = 'of' in before && before.of !== emulator.served ? read() : before;
    for (const name of changed) outstanding.add(name);
    if ('broken' in found) {
      isBroken = true;
      return listener.broken(found.broken.lines);
    }
    for (const [id, fixtures] of found.fixtures) emulator.replaceFixtures(id, fixtures);
    const edited = emulator.served.filter(({ id }) => outstanding.has(fixtureFileOf(id)));
    if (isBroken || edited.length > 0) {
      emulator.reloaded();
      listener.reloaded(edited);
    }
    outstanding.clear();
    isBroken = false;
  }

  return { read, take, report: listener.failure };
}

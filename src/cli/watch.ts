import { FileError, OptionError, UsageError } from '../errors.ts';
import type { ServedProvider } from '../emulator/emulator.ts';
import { servedFromOptions } from '../emulator/from-options.ts';
import { createReload } from '../emulator/reload-fixtures.ts';
import type { FixtureSource } from '../fixtures/source.ts';
import {
  stampNow,
  stampsOf,
  stampsOfFiles,
  watchFiles,
  watchFolder,
  type Changes,
  type Stamps,
} from '../fixtures/watch.ts';
import { loadEntry, type ChosenProviders, type FromEntry } from './load-providers.ts';
import { appOptionsOf, fixturesOf } from './options.ts';
import type { EffectiveSettings } from './settings.ts';
import type { Watch, WatchedParts } from './watched.ts';

/** Prepares the watch of the fixtures folder and of the providers' files. Call it before any of them is read. */
export async function prepareWatch(settings: EffectiveSettings): Promise<Watch> {
  const { fixtures: folder } = settings;
  const inFolder = folder === undefined ? undefined : await stampsOf(folder);
  const read = new Map<string, string>();
  return {
    onRead: (path) => void read.set(path, stampNow(path)),
    begin(parts) {
      const { emulator, terminal } = parts;
      const reload = createProviderReload(settings, parts);
      const source = () => reload.source();
      const stops: (() => void)[] = [];
      if (folder !== undefined && inFolder !== undefined)
        stops.push(watchFolder(folder, inFolder, createReload(emulator, source, terminal)));
      if (parts.chosen.loaded.length > 0) stops.push(watchProviders(reload, read));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

function watchProviders(reload: ProviderReload, read: Stamps): () => void {
  const known = reload.files().map((path) => [path, read.get(path) ?? stampNow(path)] as const);
  return watchFiles(() => stampsOfFiles(reload.files()), new Map(known), reload);
}

/** Reloaded providers with the sources that replace the previous ones, or the problems of their files. */
type Reloaded =
  | { readonly chosen: ChosenProviders; readonly source: FixtureSource; readonly served: ServedProviders }
  | { readonly broken: readonly string[] };

type ServedProviders = readonly ServedProvider[];

/** Reloads the providers whose files change. */
interface ProviderReload extends Changes<Reloaded> {
  /** Returns the paths of all files of the current providers, and of those that could not be loaded. */
  files(): readonly string[];
  /** Returns the current source of fixtures. */
  source(): FixtureSource;
}

/** Creates the reload of providers: all that changed, or none while a file is invalid. */
function createProviderReload(settings: EffectiveSettings, parts: WatchedParts): ProviderReload {
  const { emulator, terminal, load } = parts;
  let { chosen, source } = parts;
  let tried: readonly string[] = [];
  let isBroken = false;
  const outstanding = new Set<string>();
  const files = () => [...new Set([...chosen.loaded.flatMap((one) => one.files), ...tried])];
  const edited = () =>
    chosen.loaded.filter((one) => isBroken || one.files.some((path) => outstanding.has(path)));

  async function read(changed: readonly string[]): Promise<Reloaded> {
    for (const path of changed) outstanding.add(path);
    const seen: string[] = [];
    try {
      return await readAgain(edited(), (path) => seen.push(path));
    } catch (error) {
      if (!isFileProblem(error)) throw error;
      tried = [...new Set([...tried, ...seen])];
      return { broken: error instanceof FileError ? error.lines : [error.message] };
    }
  }

  async function readAgain(old: readonly FromEntry[], onRead: (path: string) => void): Promise<Reloaded> {
    const again = new Map<string, FromEntry>();
    for (const previous of old)
      again.set(previous.entry.id, await loadEntry(previous.entry, load, { onRead, previous }));
    const next = {
      ids: chosen.ids,
      known: chosen.known.map((one) => again.get(one.id)?.provider ?? one),
      loaded: chosen.loaded.map((one) => again.get(one.entry.id) ?? one),
    };
    const fixtures = await fixturesOf(settings, next);
    const { served } = servedFromOptions(appOptionsOf(settings, next), next.known, fixtures.source);
    return { chosen: next, source: fixtures.source, served: served.filter(({ id }) => again.has(id)) };
  }

  function take(found: Reloaded): void {
    const ids = edited().map(({ entry }) => entry.id);
    if ('broken' in found) {
      isBroken = true;
      return terminal.broken(found.broken, ids);
    }
    const before = new Set(chosen.loaded.flatMap((one) => one.notes));
    ({ chosen, source } = found);
    for (const one of found.served) emulator.replaceProvider(one);
    outstanding.clear();
    [tried, isBroken] = [[], false];
    emulator.reloaded();
    terminal.reloaded(found.served);
    for (const note of chosen.loaded.flatMap((one) => one.notes)) if (!before.has(note)) terminal.warn(note);
  }

  return { files, source: () => source, read, take, report: terminal.failure };
}

/** Whether an error says what to fix in a file. */
function isFileProblem(error: unknown): error is Error {
  return [FileError, OptionError, UsageError].some((kind) => error instanceof kind);
}

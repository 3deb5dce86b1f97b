import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import type { Provider } from '../core/provider.ts';
import type {
  LoadedProvider,
  LoadOptions,
  LoadProvider,
  ProviderEntry,
  ProviderSource,
} from '../emulator/provider-source.ts';
import { UsageError } from '../errors.ts';
import { contractCache } from './cache-folder.ts';
import { definedOnly } from '../json.ts';
import { didYouMean } from '../suggestion.ts';
import { displayPath } from './display-path.ts';
import { fileEntryOf, idsOf, knownIds, providerEntryProblem, type KnownIds } from './provider-entries.ts';
import type { EffectiveSettings } from './settings.ts';

/** The providers that settings choose. */
export interface ChosenProviders {
  /** The ids of those to serve. */
  readonly ids: readonly string[];
  /** The built-in providers and the loaded ones. */
  readonly known: readonly Provider[];
  readonly loaded: readonly FromEntry[];
}

/** A loaded provider with its entry. */
export interface FromEntry extends LoadedProvider {
  readonly entry: ProviderEntry;
}

/** Loads the providers that settings name with a file. Paths are relative to the folder. */
export async function loadProviders(
  settings: EffectiveSettings,
  { builtIn, load }: ProviderSource,
  folder: string,
  onRead?: LoadOptions['onRead'],
): Promise<ChosenProviders> {
  const loaded: FromEntry[] = [];
  const ids = knownIds(
    builtIn.map(({ id }) => id),
    settings,
  );
  for (const entry of entriesOf(settings, ids, folder))
    loaded.push(await loadEntry(entry, load, definedOnly({ onRead })));
  const known = [...builtIn, ...loaded.map(({ provider }) => provider)];
  return { ids: idsOf(settings.provider), known, loaded };
}

/** Loads the provider of an entry. Throws a FileError or a UsageError that says what to fix. */
export async function loadEntry(
  entry: ProviderEntry,
  load: LoadProvider,
  options: Pick<LoadOptions, 'onRead' | 'previous'> = {},
): Promise<FromEntry> {
  const found = await load(entry, definedOnly({ cache: contractCache(), ...options }));
  return { ...checked(found, entry), entry };
}

/** Returns the entries of `provider` that name a file, with the files of the other options. */
function entriesOf(settings: EffectiveSettings, ids: KnownIds, folder: string): readonly ProviderEntry[] {
  const { provider, overlay, 'provider-fixtures': fixtures } = settings;
  return provider.flatMap((text) => {
    const { id, file } = fileEntryOf(text);
    if (file === undefined) return [];
    const problem = providerEntryProblem(text, settings, ids);
    if (problem !== undefined) throw new UsageError(problem);
    const beside = (option: string, texts: readonly string[]) => {
      const found = texts.map(fileEntryOf).find((one) => one.id === id)?.file;
      return found === undefined ? undefined : fileAt(found, folder, `${option} ${id}=${found}`);
    };
    const path = isPackage(file, folder) ? file : fileAt(file, folder, `provider ${id}=${file}`);
    const more = { overlay: beside('overlay', overlay), fixtures: beside('provider-fixtures', fixtures) };
    return [{ id, file: path, ...definedOnly(more) }];
  });
}

/** Whether a text is the name of a package, and of no file: `acme-login`, `@acme/login`. */
export function isPackage(file: string, folder: string): boolean {
  const isName = /^(@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/.test(file);
  if (!isName || /\.(ya?ml|json|[cm]?[jt]s)$/i.test(file)) return false;
  const path = resolve(folder, file);
  return !existsSync(path) || (statSync(path).isDirectory() && isInstalled(file, folder));
}

/** A project may have the folder of a package besides the installed package. */
function isInstalled(name: string, folder: string): boolean {
  const modules = createRequire(join(folder, 'package.json')).resolve.paths(name) ?? [];
  return modules.some((one) => existsSync(join(one, name)));
}

/** Returns the path of a file; throws a UsageError that names the option if there is none. */
function fileAt(file: string, folder: string, option: string): string {
  const path = resolve(folder, file);
  if (!existsSync(path)) {
    const suggestion = didYouMean(basename(path), namesIn(dirname(path)));
    throw new UsageError(`${option}: there is no file ${path}; ${suggestion ?? 'correct the path'}`);
  }
  if (statSync(path).isDirectory()) throw new UsageError(`${option}: ${path} is a folder; expected a file`);
  return displayPath(path);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Expects a loaded provider to have the id of its entry, which a module determines itself. */
function checked(loaded: LoadedProvider, { id, file }: ProviderEntry): LoadedProvider {
  const { id: own } = loaded.provider;
  if (own === id) return loaded;
  throw new UsageError(`${file} has a provider with the id ${own}, not ${id}; write ${own}=${file}`);
}

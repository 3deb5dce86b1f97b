import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Provider } from '../core/provider.ts';
import { brandOf, versionProblem } from '../emulator/provider-brand.ts';
import type { LoadedProvider, LoadOptions, ProviderEntry } from '../emulator/provider-source.ts';
import { codeOf, FileError, OptionError, UsageError } from '../errors.ts';
import { checkFixtureFile } from '../fixtures/check-file.ts';
import { definedOnly, isRecord } from '../json.ts';
import { isPackage } from './load-providers.ts';

/** Loads a provider from its contract, from a module, or from a package. Packages are found from the current folder. */
export async function loadProvider(entry: ProviderEntry, options: LoadOptions = {}): Promise<LoadedProvider> {
  const { file } = entry;
  const folder = process.cwd();
  if (isPackage(file, folder)) return loadModule(entry, packageFile(file, folder));
  if (/\.[cm]?[jt]s$/i.test(file)) return loadModule(entry, resolve(file));
  const { loadDeclaredProvider } = await import('../declared/load.ts');
  const loaded = await loadDeclaredProvider(entry, options);
  await checkFixtureFile(loaded.provider);
  return loaded;
}

async function loadModule(entry: ProviderEntry, path: string): Promise<LoadedProvider> {
  const { id, file, overlay, fixtures } = entry;
  const beside =
    overlay === undefined ? (fixtures === undefined ? undefined : 'provider-fixtures') : 'overlay';
  if (beside !== undefined)
    throw new UsageError(`${beside} has ${id}, but ${file} is a module; pass the file to its defineProvider`);
  const provider = await providerIn(await imported(path, file), id, file);
  const { notes, exampleNotes, files, typing } = originOf(provider, file);
  return { provider, notes, files: [path, ...files], ...definedOnly({ exampleNotes, typing }) };
}

/** Imports a module. A module that has changed since an earlier import is imported anew. */
async function imported(path: string, file: string): Promise<unknown> {
  const url = pathToFileURL(path);
  const stats = statSync(path);
  if (!stats.isFile()) throw new UsageError(`${file} is not a regular file; expected a module`);
  url.searchParams.set('at', String(stats.mtimeMs));
  try {
    const { importModule } = await import('./import-module.ts');
    return await importModule(url.href);
  } catch (error) {
    if (isOwnError(error)) throw error;
    if (codeOf(error) === 'ERR_UNKNOWN_FILE_EXTENSION')
      throw new UsageError(
        `${file} is TypeScript (${extname(path)}), which this Node (${process.version}) doesn't run; use Node 22.18 or newer, or compile the module to JavaScript`,
      );
    throw new UsageError(`${file} cannot be loaded: ${messageOf(error)}`);
  }
}

/** Returns the provider of a module's default export: itself, a promise of it, or a function of its id. */
async function providerIn(module: unknown, id: string, file: string): Promise<Provider> {
  const exported = defaultOf(module);
  try {
    const provider: unknown = await (typeof exported === 'function'
      ? (exported as (id: string) => unknown)(id)
      : exported);
    if (brandOf(provider) !== undefined) return provider as Provider;
  } catch (error) {
    if (isOwnError(error)) throw error;
    throw new UsageError(`${file} cannot create its provider: ${messageOf(error)}`);
  }
  throw new UsageError(
    `${file} has no provider as its default export; expected export default defineProvider({ contract: … })`,
  );
}

/** Returns the default export of an ES module, or the exports of a CommonJS module. */
function defaultOf(module: unknown): unknown {
  const exported = isRecord(module) ? module['default'] : undefined;
  // compiled TypeScript has a default export in CommonJS, too
  return isRecord(exported) && exported['__esModule'] === true ? exported['default'] : exported;
}

function originOf(provider: Provider, file: string) {
  const problem = versionProblem(provider);
  const origin = brandOf(provider);
  if (problem !== undefined || origin === undefined) throw new UsageError(`${file}: ${problem ?? ''}`);
  return origin;
}

/** Returns the file that a package exports, for `import` or for `require`. */
function packageFile(name: string, folder: string): string {
  const require = createRequire(join(folder, 'package.json'));
  try {
    return require.resolve(name);
  } catch (error) {
    const found = importOnly(name, require);
    if (found !== undefined) return found;
    throw new UsageError(
      `the package ${name} isn't installed in ${folder}, or exports no module: ${codeOf(error)}`,
    );
  }
}

/** Returns the file that a package exports for `import` alone, which `require.resolve` doesn't find. */
function importOnly(name: string, require: NodeJS.Require): string | undefined {
  for (const modules of require.resolve.paths(name) ?? []) {
    const root = join(modules, name);
    const manifest = manifestIn(root);
    const target = isRecord(manifest) ? targetIn(manifest['exports']) : undefined;
    if (target !== undefined) return join(root, target);
  }
  return undefined;
}

function manifestIn(root: string): unknown {
  try {
    return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Finds the main target in the `exports` of a package. */
function targetIn(exports: unknown): string | undefined {
  if (typeof exports === 'string') return exports;
  if (!isRecord(exports)) return undefined;
  if ('.' in exports) return targetIn(exports['.']);
  for (const condition of ['node', 'import', 'default']) {
    const target = targetIn(exports[condition]);
    if (target !== undefined) return target;
  }
  return undefined;
}

function isOwnError(error: unknown): boolean {
  return error instanceof FileError || error instanceof OptionError || error instanceof UsageError;
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}

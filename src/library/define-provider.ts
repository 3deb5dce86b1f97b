import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OperationCode } from '../declared/runtime/operation-code.ts';
import { idProblem, type DeclaredProvider } from '../emulator/provider-choice.ts';
import { branded } from '../emulator/provider-brand.ts';
import { checkFixtureFile } from '../fixtures/check-file.ts';
import { OptionError } from '../errors.ts';
import { definedOnly } from '../json.ts';
import { expectedOneOf } from '../suggestion.ts';

/** Options of `defineProvider`. Paths are relative to the current folder; a `file:` URL is relative to its module. */
export interface ProviderOptions {
  /** The name by which options, URLs and calls refer to the provider; by default, the name of the contract's file. */
  readonly id?: string;
  /** The OpenAPI contract: its path or URL. */
  readonly contract: string | URL;
  /** The overlay with the marks; by default, the file beside the contract, such as `acme.login.yaml`. */
  readonly overlay?: string | URL;
  /** The fixtures; by default, the file beside the contract, such as `acme.fixtures.yaml`. */
  readonly fixtures?: string | URL;
  /** Operations in code, by operationId. They replace the acts of the marks. */
  readonly operations?: Readonly<Record<string, OperationCode>>;
}

/**
 * Loads a provider from its contract and its marks, with single operations in code.
 *
 * @throws OptionError for an invalid option, FileError for a problem in a file.
 * @example
 * const acme = await defineProvider({
 *   contract: new URL('acme.yaml', import.meta.url),
 *   operations: {
 *     badge: {
 *       outcomes: ['done', 'not-found'],
 *       decide({ path }, rules) {
 *         const account = rules.findAccount(path.name ?? '');
 *         return account === undefined ? 'not-found' : { status: 200, body: { name: account.login } };
 *       },
 *     },
 *   },
 * });
 */
export async function defineProvider(options: ProviderOptions): Promise<DeclaredProvider> {
  checkProviderOptions(options);
  const { contract, overlay, fixtures, operations } = options;
  const file = pathOf(contract);
  const id = options.id ?? basename(file, extname(file));
  const problem = idProblem(id);
  if (problem !== undefined) throw new OptionError(problem);
  const { loadDeclaredProvider } = await import('../declared/load.ts');
  const files = {
    overlay: overlay === undefined ? undefined : pathOf(overlay),
    fixtures: fixtures === undefined ? undefined : pathOf(fixtures),
  };
  const loaded = await loadDeclaredProvider({ id, file, ...definedOnly({ ...files, operations }) });
  await checkFixtureFile(loaded.provider);
  return branded(loaded.provider, loaded);
}

const names = ['id', 'contract', 'overlay', 'fixtures', 'operations'];

/** Throws an OptionError for an unknown option or a value of the wrong form: callers in JavaScript have no types. */
function checkProviderOptions(options: ProviderOptions): void {
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new OptionError(`there is no option ${unknown}; ${expectedOneOf(unknown, names)}`);
  for (const name of ['contract', 'overlay', 'fixtures'] as const) {
    const value: unknown = options[name];
    if (value === undefined && name !== 'contract') continue;
    if (typeof value !== 'string' && !isFileUrl(value))
      throw new OptionError(`${name} must be a path, or a URL such as new URL('acme.yaml', import.meta.url)`);
  }
}

/** A test runner may have another class of URLs than Node. */
function isFileUrl(value: unknown): value is URL {
  return typeof value === 'object' && value !== null && 'protocol' in value && value.protocol === 'file:';
}

function pathOf(file: string | URL): string {
  return typeof file === 'string' && !file.startsWith('file:') ? file : fileURLToPath(String(file));
}

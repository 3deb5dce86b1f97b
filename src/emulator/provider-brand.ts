import type { Provider } from '../core/provider.ts';
import { definedOnly, isRecord } from '../json.ts';
import type { LoadedProvider, ProviderTyping } from './provider-source.ts';
import { version } from '../version.ts';

/** The origin of a provider that `defineProvider` has loaded. */
export interface ProviderBrand {
  /** The version of the package that has loaded it. */
  readonly version: string;
  readonly notes: readonly string[];
  readonly exampleNotes?: LoadedProvider['exampleNotes'];
  readonly files: readonly string[];
  readonly typing?: ProviderTyping;
}

/** Registered, because a project may have several copies of the package. */
const brand = Symbol.for('login-emulator.provider');

/** Returns a provider with its origin, which only the package reads. */
export function branded(
  provider: Provider,
  { notes, exampleNotes, files, typing }: Omit<ProviderBrand, 'version'>,
): Provider {
  const value: ProviderBrand = { version, notes, files, ...definedOnly({ exampleNotes, typing }) };
  return Object.defineProperty({ ...provider }, brand, { value });
}

/** Returns the origin of a provider; undefined if `defineProvider` hasn't loaded it. */
export function brandOf(provider: unknown): ProviderBrand | undefined {
  const found: unknown = isRecord(provider) ? Reflect.get(provider, brand) : undefined;
  return isRecord(found) ? (found as unknown as ProviderBrand) : undefined;
}

/** Returns the problem of a provider that another version of the package has loaded. Its parts may differ. */
export function versionProblem(provider: unknown): string | undefined {
  const from = brandOf(provider)?.version;
  if (from === undefined || from === version) return undefined;
  return `login-emulator ${from} has defined the provider, but this is login-emulator ${version}; install one version`;
}

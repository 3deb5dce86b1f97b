import type { Provider } from '../core/provider.ts';
import type { Node } from '../json.ts';

/** A provider to load from files: `acme=acme.yaml`. */
export interface ProviderEntry {
  readonly id: string;
  /** The path of its contract or of its module, or the name of a package. */
  readonly file: string;
  /** The path of its overlay; by default, the one beside the contract. */
  readonly overlay?: string;
  /** The path of its fixtures; by default, those beside the contract. */
  readonly fixtures?: string;
}

/** A provider that was loaded from files. */
export interface LoadedProvider {
  readonly provider: Provider;
  /** Sentences for the user. */
  readonly notes: readonly string[];
  /** Returns further sentences, about the examples that it sends. They take longer, so that only `check` prints them. */
  exampleNotes?(): Promise<readonly string[]>;
  /** The paths of all files to watch: those that it was loaded from, and those that would be read if they existed. */
  readonly files: readonly string[];
  /** The file of its accounts; omitted if it has the default accounts. */
  readonly fixtures?: string;
  /** The file of its overlay; omitted if it has none. */
  readonly overlay?: string;
  /** The parts of its marks that its types show. */
  readonly typing?: ProviderTyping;
}

/** Options of loading a provider. */
export interface LoadOptions {
  /** The user's own cache folder, for parsed contracts; omitted, there is no cache. */
  readonly cache?: string;
  /** Receives the path of each file before it is read, also if loading fails. */
  readonly onRead?: (path: string) => void;
  /** The files beside its contract when it was loaded before. It can't be loaded again without one of them. */
  readonly previous?: Pick<LoadedProvider, 'overlay' | 'fixtures'>;
}

/** The parts of marks that the types of a provider show. */
export interface ProviderTyping {
  /** The schemas of the API's own fields of accounts, by name. */
  readonly fields: Readonly<Record<string, Node>>;
  /** The kinds of tokens. */
  readonly tokens: readonly string[];
}

/** Loads a provider. Throws a FileError or a UsageError that says what to fix. */
export type LoadProvider = (entry: ProviderEntry, options?: LoadOptions) => Promise<LoadedProvider>;

/** The providers that an emulator may serve: those of the package, and the way to load others. */
export interface ProviderSource {
  readonly builtIn: readonly Provider[];
  readonly load: LoadProvider;
}

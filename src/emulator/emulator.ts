import type { AnswerExample } from '../core/contract.ts';
import type { Endpoint } from '../core/endpoint.ts';
import type { Received } from '../core/request-reader.ts';
import type { Decision } from '../core/engine.ts';
import type { Context } from '../core/operation.ts';
import type { OutcomeId } from '../core/outcome.ts';
import type { SharedRecords } from '../core/records.ts';
import type { Provider, ProviderProfile } from '../core/provider.ts';
import type { ArmedScenario } from '../core/scenario.ts';
import type { AnyState, Counter } from '../core/state.ts';
import type { Clock } from '../environment/environment.ts';
import type { LoadedFixtures } from '../fixtures/source.ts';
import type { NamespaceLifecycle } from './namespace-registry.ts';
import type { NamespaceConfig, Keeping, Overlay, MaybePromise, Store } from '../store/store.ts';
import type { SetSource } from '../scenarios/sets.ts';

/** A provider as served by this emulator: one of its profiles, with its fixtures. Immutable. */
export interface ServedProvider {
  readonly id: string;
  readonly provider: Provider;
  readonly profile: ProviderProfile;
  readonly fixtures: LoadedFixtures;
}

/** The parts of an emulator. */
export interface EmulatorParts {
  readonly served: readonly ServedProvider[];
  readonly store: Store;
  readonly clock: Clock;
  readonly seed: string;
  /** Whether the providers' request budgets apply. */
  readonly budgeted: boolean;
  /** The scenarios armed in every namespace from its start, besides those of the fixtures. */
  readonly armed?: readonly ArmedScenario[];
  /** The scenario sets that can be armed; defaults to the emulator's own. */
  readonly sets?: SetSource;
  /** The maximum number of namespaces; defaults to 1000. */
  readonly maxNamespaces?: number;
}

/** One request's place in its namespace. */
export interface RequestSlot {
  readonly namespace: string;
  readonly number: number;
  /** The namespace's time, constant during the request, in epoch milliseconds. */
  readonly now: number;
  readonly config: NamespaceConfig;
}

/** The outcome that a request forces, with the status if it was requested by number. */
export interface Preference {
  readonly outcome: OutcomeId;
  readonly requestedStatus?: number;
  /** The selected example, if the contract has examples. */
  readonly example?: AnswerExample;
}

/** A session that the control plane starts. */
export interface SessionStart {
  /** How long ago it started, in milliseconds. */
  readonly agoMs: number;
  /** Its lifetime in seconds; the policy's if undefined. */
  readonly seconds: number | undefined;
}

/** A request to an operation, to be decided. */
export interface OperationRequest {
  readonly slot: RequestSlot;
  readonly served: ServedProvider;
  readonly endpoint: Endpoint;
  readonly received: Received;
  readonly preference?: Preference | undefined;
  /** The session to start, if the control plane sends the request. */
  readonly start?: SessionStart | undefined;
  /** The client's address. */
  readonly address: string;
  /** The base URL of the vendor's paths, as the client sent it. */
  readonly origin: string;
}

/** The collections that can be listed. */
export type ListedRecords = SharedRecords & { readonly counters: Counter };

/** Reads or changes a provider's state for the control plane. */
export type ReadState<T> = (context: Context) => T;

/** The emulator: its namespaces and the decisions made in them. */
export interface Emulator extends NamespaceLifecycle {
  /** The current providers; a new list after each replacement. */
  readonly served: readonly ServedProvider[];
  readonly store: Store;
  readonly clock: Clock;
  readonly seed: string;
  /** The scenario sets that can be armed. */
  readonly sets: SetSource;
  /** Returns the time outside of any namespace, in epoch milliseconds. */
  now(): number;
  /** Assigns a request its number and time. The namespace has already been entered. */
  openRequest(namespace: string): MaybePromise<RequestSlot>;
  /** Returns the providers in the profiles of a namespace with these settings; by default, the current providers. */
  servedIn(config: NamespaceConfig, served?: readonly ServedProvider[]): readonly ServedProvider[];
  /** Decides a request and commits its writes. */
  decide(request: OperationRequest): MaybePromise<Decision>;
  /** Accesses a provider's written state without a request, for the control plane. */
  readState<T>(namespace: string, served: ServedProvider, read: ReadState<T>): MaybePromise<T>;
  /** Accesses the state with the armed patches applied, as requests see it. */
  readPatchedState<T>(namespace: string, served: ServedProvider, read: ReadState<T>): MaybePromise<T>;
  /** Returns all records of a collection by key, for the control plane: written records override those of fixtures. */
  records<C extends keyof ListedRecords>(
    namespace: string,
    served: ServedProvider,
    collection: C,
  ): MaybePromise<ReadonlyMap<string, ListedRecords[C]>>;
  /** Returns the records of a collection that contain their account: the sessions, or a provider's own collection. */
  recordsByAccount(
    namespace: string,
    served: ServedProvider,
    collection: string,
  ): MaybePromise<ReadonlyMap<string, { readonly account: string }>>;
  /** Returns the settings of a namespace. */
  config(namespace: string): MaybePromise<NamespaceConfig>;
  /** Changes the settings of a namespace in one step. */
  changeConfig(
    namespace: string,
    next: (config: NamespaceConfig) => NamespaceConfig,
  ): MaybePromise<NamespaceConfig>;
  /** Reads or writes a namespace's own records in one step. */
  namespaceRecords<T>(namespace: string, step: (namespaceState: AnyState) => T): MaybePromise<T>;
  /** Returns the expiry rule for the records of a layer that is to replace a namespace's layer. */
  expiryOf(layer: Overlay): Keeping['until'];
  /** Returns all scenarios armed in a namespace with these settings, oldest first. */
  activeScenarios(config: NamespaceConfig): readonly ArmedScenario[];
  /** Replaces a provider's fixtures for later requests. Written records stay; a scenario in both keeps its count. */
  replaceFixtures(id: string, fixtures: LoadedFixtures): void;
  /** Replaces the provider with the same id, for later requests, as `replaceFixtures` does. */
  replaceProvider(next: ServedProvider): void;
  /** Adds a listener that is called when edited files were reloaded. */
  onReload(listener: () => void): void;
  /** Notifies the listeners that edited files were reloaded. */
  reloaded(): void;
}

import type { Endpoint } from '../core/endpoint.ts';
import type { Received } from '../core/request-reader.ts';
import type { Decision } from '../core/engine.ts';
import type { Context } from '../core/operation.ts';
import type { OutcomeName } from '../core/outcome.ts';
import type { SharedRecords } from '../core/records.ts';
import type { Provider, ProviderProfile } from '../core/provider.ts';
import type { ArmedScenario } from '../core/scenario.ts';
import type { AnyState, Counter } from '../core/state.ts';
import type { Clock } from '../environment/environment.ts';
import type { LoadedFixtures } from '../fixtures/source.ts';
import type { NamespaceLifecycle } from './namespace-registry.ts';
import type { NamespaceConfig, Keeping, Overlay, MaybePromise, Store } from '../store/store.ts';
import type { SetSource } from '../scenarios/sets.ts';

/** A provider as this emulator serves it: one of its profiles, over its fixtures. */
export interface ServedProvider {
  readonly id: string;
  readonly provider: Provider;
  readonly profile: ProviderProfile;
  /** Those that it has now: a request is decided over one set of them, from its start to its end. */
  readonly fixtures: LoadedFixtures;
}

/** What an emulator is made of. */
export interface EmulatorParts {
  readonly served: readonly ServedProvider[];
  readonly store: Store;
  readonly clock: Clock;
  readonly seed: string;
  /** Whether the providers' request budgets count. */
  readonly budgeted: boolean;
  /** What is switched on in every namespace from its start, beside what the fixtures say. */
  readonly armed?: readonly ArmedScenario[];
  /** The scenario sets that can be switched on; the emulator's own when left out. */
  readonly sets?: SetSource;
  /** How many namespaces there may be; a thousand when left out. */
  readonly maxNamespaces?: number;
}

/** One request's place in its namespace. */
export interface RequestSlot {
  readonly namespace: string;
  readonly number: number;
  /** The namespace's time, the same for the whole request, in epoch milliseconds. */
  readonly now: number;
  readonly config: NamespaceConfig;
}

/** The outcome that a request asks for, with the status where it asks for one by number. */
export interface Preference {
  readonly outcome: OutcomeName;
  readonly requestedStatus?: number;
}

/** A request to an operation, as the emulator decides it. */
export interface OperationRequest {
  readonly slot: RequestSlot;
  readonly served: ServedProvider;
  readonly endpoint: Endpoint;
  readonly received: Received;
  readonly preference?: Preference | undefined;
  /** The client's address. */
  readonly address: string;
  /** Where the vendor's paths begin, as the client named it. */
  readonly origin: string;
}

/** The records that can be listed. */
export type ListedRecords = SharedRecords & { readonly counters: Counter };

/** Reads or mends a provider's state for the control plane. */
export type ReadState<T> = (context: Context) => T;

/** The emulator itself: namespaces, and the decisions made in them. */
export interface Emulator extends NamespaceLifecycle {
  readonly served: readonly ServedProvider[];
  readonly store: Store;
  readonly clock: Clock;
  readonly seed: string;
  /** The scenario sets that can be switched on. */
  readonly sets: SetSource;
  /** The time of what is in no namespace, in epoch milliseconds. */
  now(): number;
  /** Gives a request its number and its time. The namespace has been entered. */
  openRequest(namespace: string): MaybePromise<RequestSlot>;
  /** The providers as a namespace with these settings has them. */
  servedIn(config: NamespaceConfig): readonly ServedProvider[];
  /** Decides a request and commits what it wrote. */
  decide(request: OperationRequest): MaybePromise<Decision>;
  /** Looks into a provider's state as it is written, without a request, for the control plane. */
  readState<T>(namespace: string, served: ServedProvider, read: ReadState<T>): MaybePromise<T>;
  /** The same under the patches that are switched on, as requests meet it. */
  readPatchedState<T>(namespace: string, served: ServedProvider, read: ReadState<T>): MaybePromise<T>;
  /** Every record of a provider's collection by its key, for the control plane: the fixtures', and what was written over them. */
  records<C extends keyof ListedRecords>(
    namespace: string,
    served: ServedProvider,
    collection: C,
  ): MaybePromise<ReadonlyMap<string, ListedRecords[C]>>;
  /** The same of a collection whose records name their account, the sessions or one of the provider's own. */
  recordsByAccount(
    namespace: string,
    served: ServedProvider,
    collection: string,
  ): MaybePromise<ReadonlyMap<string, { readonly account: string }>>;
  /** The settings of a namespace. */
  config(namespace: string): MaybePromise<NamespaceConfig>;
  /** Changes the settings of a namespace as one step. */
  changeConfig(
    namespace: string,
    next: (config: NamespaceConfig) => NamespaceConfig,
  ): MaybePromise<NamespaceConfig>;
  /** Reads or writes a namespace's own records as one step. */
  namespaceRecords<T>(namespace: string, step: (namespaceState: AnyState) => T): MaybePromise<T>;
  /** Until when the records of a layer are kept that takes the place of a namespace's. */
  expiryOf(layer: Overlay): Keeping['until'];
  /** All that is switched on in a namespace with these settings, the oldest first. */
  activeScenarios(config: NamespaceConfig): readonly ArmedScenario[];
  /**
   * Puts other fixtures in the place of a provider's, for every decision from now on. What was written over them stays,
   * and a scenario that stands in both goes on counting where it was.
   */
  replaceFixtures(id: string, fixtures: LoadedFixtures): void;
}

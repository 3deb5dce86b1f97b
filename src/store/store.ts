import type { ArmedScenario } from '../core/scenario.ts';
import type { ClockSetting } from '../environment/environment.ts';

/** A value now, or the promise of one: memory answers at once, a server does not. */
export type MaybePromise<T> = T | Promise<T>;

/** Goes on with a value: at once where it is there, which costs no promise. */
export function then<T, U>(value: MaybePromise<T>, next: (value: T) => MaybePromise<U>): MaybePromise<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** Where a namespace keeps its own settings. */
export const configAddress = 'emulator/namespace/setup';

/** Where a namespace's snapshots are kept, each as a record: a name that no namespace can have. */
export function snapshotsOf(namespace: string): string {
  return `${namespace}@snapshots`;
}

/** Where the scenario sets that were saved in a namespace are kept, each as a record. */
export function setsOf(namespace: string): string {
  return `${namespace}@sets`;
}

/** What a store holds at an address. */
export interface VersionedValue {
  /** The record; `null` when it was deleted, undefined when nothing was ever written. */
  readonly value: unknown;
  /** Changes with every write to the address, and with a replacement of the namespace; it never comes again. */
  readonly version: number;
}

/** What a request gets when it comes in. */
interface NextRequest {
  /** Its number in its namespace: 1, 2, 3, each given out once. */
  readonly number: number;
  /** What stands at the address of the namespace's settings: in memory the same object for as long as it stands. */
  readonly setup: VersionedValue;
}

/** Everything that was written in a namespace. */
export interface Overlay {
  /** How many requests it has counted. */
  readonly requests: number;
  /** The record at each address that was ever written; `null` where it was deleted. */
  readonly records: ReadonlyMap<string, unknown>;
}

/** What a namespace holds that was never used. */
export const emptyOverlay: Overlay = { requests: 0, records: new Map() };

/** Which records a store may let go. */
export interface Keeping {
  /** The namespace's time, in epoch milliseconds: what is kept until then goes. */
  readonly now: number;
  /** How many of a collection there may be that are kept until a time; those go first whose time comes first. */
  readonly maxRecords: number;
  /** Until when a record is kept; undefined for as long as its namespace. One that was deleted and needs no trace, 0. */
  until(address: string, value: unknown): number | undefined;
}

/** How many records of a collection a commit lets go at most: more than it can write. */
export const maxExpiring = 100;

/** A store that does not do what it is there for. The message says which, and why. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** What the control plane answers with. */
  readonly status = 503;
}

/** Where namespaces keep what was written over their fixtures. Values are plain JSON. */
export interface Store {
  /** Whether other processes may use its namespaces too. It lets go by itself of those that none of them uses. */
  readonly isShared: boolean;
  claim(namespace: string): MaybePromise<NextRequest>;
  read(namespace: string, address: string): MaybePromise<VersionedValue>;
  /**
   * Writes all or nothing: false, and nothing written, when what was read is no longer the version that stands. With
   * `keeping` it lets go of what is no longer kept in the collections that it writes to, a bounded number of records.
   */
  commit(
    namespace: string,
    reads: ReadonlyMap<string, VersionedValue>,
    writes: ReadonlyMap<string, unknown>,
    keeping?: Keeping,
  ): MaybePromise<boolean>;
  /** Lets go of all that is kept until a time by the namespace's clock. */
  letGo(namespace: string, now: number): MaybePromise<void>;
  /** What stands at the addresses with this prefix, for the control plane alone. */
  list(namespace: string, prefix: string): MaybePromise<ReadonlyMap<string, unknown>>;
  /** Everything of a namespace; of one that was never used, nothing. */
  layer(namespace: string): MaybePromise<Overlay>;
  /** Puts a layer in the place of all there is, as one step: whoever had read anything before commits no more. */
  replace(namespace: string, layer: Overlay, until?: Keeping['until']): MaybePromise<void>;
  /** Makes a namespace one that was never used, for whoever comes from now on. */
  drop(namespace: string): MaybePromise<void>;
  /** The names of all that were used. */
  namespaces(): MaybePromise<readonly string[]>;
  /** Lets go of what holds the process; the store is used no more. */
  close(): Promise<void>;
}

/** How a namespace differs from the emulator it is in. Plain JSON, one record of the namespace. */
export interface NamespaceConfig {
  /** From what its randomness is derived, beside the request's number; from the emulator's seed and its own name when left out. */
  readonly randomness?: { readonly seed: string; readonly namespace: string };
  /** The profile of each provider that is served in another than the emulator's. */
  readonly profiles?: Readonly<Record<string, string>>;
  readonly clock?: ClockSetting;
  /** When it began by its own clock, in epoch milliseconds; kept where a scenario from a file ends. */
  readonly startedAt?: number;
  /** What was switched on in it, the oldest first. */
  readonly armed?: readonly ArmedScenario[];
  /** The ids of those from files that were switched off in it. */
  readonly disarmed?: readonly string[];
  /** The number of the last scenario that was switched on. */
  readonly lastScenario?: number;
}

/** The settings of a namespace that nobody has changed. */
const defaultConfig: NamespaceConfig = {};

/** The settings that a store holds. */
export function configOf({ value }: Pick<VersionedValue, 'value'>): NamespaceConfig {
  return isNamespaceConfig(value) ? value : defaultConfig;
}

/** The settings among a namespace's records. */
export function configIn(records: Overlay['records']): NamespaceConfig {
  return configOf({ value: records.get(configAddress) });
}

function isNamespaceConfig(value: unknown): value is NamespaceConfig {
  return typeof value === 'object' && value !== null;
}

/** The namespace of a request that names none. */
export const defaultNamespace = 'default';

/** What a namespace's name is made of, for people. */
export const namespaceForm = '1 to 63 of a-z, 0-9 and -';

const legal = /^[a-z0-9-]{1,63}$/;

/** Whether a text is a namespace's name. */
export function isNamespace(text: string): boolean {
  return legal.test(text);
}

/** What is wrong with the name of a namespace. */
export function namespaceProblem(name: string): string | undefined {
  return isNamespace(name) ? undefined : `"${name}" is no namespace's name; expected ${namespaceForm}`;
}

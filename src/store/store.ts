import type { ArmedScenario } from '../core/scenario.ts';
import type { ClockSetting } from '../environment/environment.ts';

/** A value or a promise of it: the memory store returns values, a server promises. */
export type MaybePromise<T> = T | Promise<T>;

/** Like `.then`, but synchronous if `value` isn't a promise, which saves creating one. */
export function then<T, U>(value: MaybePromise<T>, next: (value: T) => MaybePromise<U>): MaybePromise<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** The address of a namespace's settings. */
export const configAddress = 'emulator/namespace/setup';

/** Returns the key under which a namespace's snapshots are stored as records; it can't be the name of a namespace. */
export function snapshotsOf(namespace: string): string {
  return `${namespace}@snapshots`;
}

/** Returns the key under which the scenario sets saved in a namespace are stored as records. */
export function setsOf(namespace: string): string {
  return `${namespace}@sets`;
}

/** The content of a store at an address. */
export interface VersionedValue {
  /** The record; `null` if it was deleted, undefined if none was ever written. */
  readonly value: unknown;
  /** Changes with each write to the address and each replacement of the namespace; never repeats. */
  readonly version: number;
}

/** The data that a request claims on arrival. */
interface NextRequest {
  /** Its unique number in its namespace: 1, 2, 3, … */
  readonly number: number;
  /** The namespace's settings. The memory store returns the same object while they are unchanged. */
  readonly setup: VersionedValue;
}

/** All records written in a namespace. */
export interface Overlay {
  /** The number of requests counted so far. */
  readonly requests: number;
  /** The record at each written address; `null` if it was deleted. */
  readonly records: ReadonlyMap<string, unknown>;
}

/** The overlay of an unused namespace. */
export const emptyOverlay: Overlay = { requests: 0, records: new Map() };

/** The rules for expiring records at a commit. */
export interface Keeping {
  /** The namespace's time, in epoch milliseconds; records expire at their `until`, inclusive. */
  readonly now: number;
  /** The maximum number of expiring records in a collection; the first to expire are evicted. */
  readonly maxRecords: number;
  /** Returns when a record expires; undefined to store it as long as its namespace, 0 for a deletion without trace. */
  until(address: string, value: unknown): number | undefined;
}

/** The maximum number of records that a commit evicts from a collection: more than it can write. */
export const maxExpiring = 100;

/** A failure of the store. The message names the store and the reason. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** The status of the control plane's answer. */
  readonly status = 503;
}

/** Stores the records that namespaces wrote over their fixtures. Values are plain JSON. */
export interface Store {
  /** Whether other processes can use its namespaces too. A shared store drops unused namespaces by itself. */
  readonly isShared: boolean;
  claim(namespace: string): MaybePromise<NextRequest>;
  read(namespace: string, address: string): MaybePromise<VersionedValue>;
  /**
   * Writes all or nothing: returns false and writes nothing if a read version isn't current any more. With `keeping`,
   * it also evicts a bounded number of expired records from the collections that it writes to.
   */
  commit(
    namespace: string,
    reads: ReadonlyMap<string, VersionedValue>,
    writes: ReadonlyMap<string, unknown>,
    keeping?: Keeping,
  ): MaybePromise<boolean>;
  /** Evicts all records that expire by this time of the namespace's clock. */
  letGo(namespace: string, now: number): MaybePromise<void>;
  /** Returns the values at the addresses with this prefix; only for the control plane. */
  list(namespace: string, prefix: string): MaybePromise<ReadonlyMap<string, unknown>>;
  /** Returns all data of a namespace; an empty overlay if it was never used. */
  layer(namespace: string): MaybePromise<Overlay>;
  /** Atomically replaces all data of a namespace. In-flight transactions that have read from it fail to commit. */
  replace(namespace: string, layer: Overlay, until?: Keeping['until']): MaybePromise<void>;
  /** Deletes a namespace; later requests start with an unused one. */
  drop(namespace: string): MaybePromise<void>;
  /** Returns the names of all used namespaces. */
  namespaces(): MaybePromise<readonly string[]>;
  /** Tells the other processes on the store what this one serves; only of a shared store. */
  readonly exchange?: Exchange;
  /** Closes connections and timers; the store can't be used afterwards. */
  close(): Promise<void>;
}

/** Digests of what a process serves, by provider. */
export type Digests = Readonly<Record<string, string>>;

/** Announces this process's digests for a minute, and returns those of the other processes. */
export type Exchange = (digests: Digests) => Promise<readonly Digests[]>;

/** The settings in which a namespace differs from its emulator. Plain JSON, stored as one record of the namespace. */
export interface NamespaceConfig {
  /** The source of its randomness, besides the request's number; defaults to the emulator's seed and its own name. */
  readonly randomness?: { readonly seed: string; readonly namespace: string };
  /** The profiles that differ from the emulator's, by provider. */
  readonly profiles?: Readonly<Record<string, string>>;
  readonly clock?: ClockSetting;
  /** When it began by its own clock, in epoch milliseconds; stored only if a scenario from a file expires. */
  readonly startedAt?: number;
  /** The scenarios armed in it, oldest first. */
  readonly armed?: readonly ArmedScenario[];
  /** The ids of the scenarios from files that are disarmed in it. */
  readonly disarmed?: readonly string[];
  /** The number of the last armed scenario. */
  readonly lastScenario?: number;
}

/** The settings of an unchanged namespace. */
const defaultConfig: NamespaceConfig = {};

/** Returns the settings from a stored value. */
export function configOf({ value }: Pick<VersionedValue, 'value'>): NamespaceConfig {
  return isNamespaceConfig(value) ? value : defaultConfig;
}

/** Returns the settings among a namespace's records. */
export function configIn(records: Overlay['records']): NamespaceConfig {
  return configOf({ value: records.get(configAddress) });
}

function isNamespaceConfig(value: unknown): value is NamespaceConfig {
  return typeof value === 'object' && value !== null;
}

/** The namespace of a request that doesn't name one. */
export const defaultNamespace = 'default';

/** The form of a namespace's name, for messages. */
export const namespaceForm = '1 to 63 of a-z, 0-9 and -';

const legal = /^[a-z0-9-]{1,63}$/;

/** Whether a text is a valid name of a namespace. */
export function isNamespace(text: string): boolean {
  return legal.test(text);
}

/** Returns the problem of a namespace's name; undefined if it is valid. */
export function namespaceProblem(name: string): string | undefined {
  return isNamespace(name) ? undefined : `"${name}" isn't a valid namespace name; expected ${namespaceForm}`;
}

import type { ArmedScenario } from '../core/scenario.ts';
import type { VersionedValue } from './store.ts';

/** How a namespace tells the time: standing still, or running beside the machine's clock. Milliseconds. */
export type ClockSetting = { readonly frozenAt: number } | { readonly offsetMs: number };

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
export function configOf({ value }: VersionedValue): NamespaceConfig {
  return isNamespaceConfig(value) ? value : defaultConfig;
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

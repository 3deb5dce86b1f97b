import type { Served } from '../emulator.ts';

/** What a listener serves: one provider alone, requests of one namespace, or all where it says nothing. */
export interface Place {
  readonly provider?: string;
  readonly namespace?: string;
}

/** The whole emulator. */
export const everywhere: Place = {};

/** Those of the providers that a listener serves. */
export function servedAt(all: readonly Served[], { provider }: Place): readonly Served[] {
  return provider === undefined ? all : all.filter(({ id }) => id === provider);
}

import type { ServedProvider } from '../emulator.ts';

/** What a listener serves: one provider alone, requests of one namespace, or all where it says nothing. */
export interface ListenerScope {
  readonly provider?: string;
  readonly namespace?: string;
}

/** The whole emulator. */
export const wholeEmulator: ListenerScope = {};

/** Those of the providers that a listener serves. */
export function providersInScope(
  all: readonly ServedProvider[],
  { provider }: ListenerScope,
): readonly ServedProvider[] {
  return provider === undefined ? all : all.filter(({ id }) => id === provider);
}

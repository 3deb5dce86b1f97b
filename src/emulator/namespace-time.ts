import type { Clock } from '../environment/environment.ts';
import type { NamespaceConfig } from '../store/namespace.ts';

/** The time in a namespace, in epoch milliseconds. */
export function timeIn({ clock: own }: NamespaceConfig, clock: Clock): number {
  if (own === undefined) return clock.now();
  return 'frozenAt' in own ? own.frozenAt : clock.machine() + own.offsetMs;
}

/** Whether the time in a namespace stands still. */
export function isFrozenIn({ clock: own }: NamespaceConfig, clock: Clock): boolean {
  return own === undefined ? clock.frozen : 'frozenAt' in own;
}

import type { ArmedScenario } from '../core/scenario.ts';

/** When a scenario ends in a namespace that began then, in epoch milliseconds; undefined where it does not. */
export function expiryOf(
  { entry: { ttlSeconds }, endsAt }: Pick<ArmedScenario, 'entry' | 'endsAt'>,
  startedAt: number,
): number | undefined {
  return endsAt ?? (ttlSeconds === undefined ? undefined : startedAt + ttlSeconds * 1000);
}

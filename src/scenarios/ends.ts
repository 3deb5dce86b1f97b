import type { Armed } from '../core/scenario.ts';

/** When a scenario ends in a namespace that began then, in epoch milliseconds; undefined where it does not. */
export function endOf(
  { entry: { ttlSeconds }, endsAt }: Pick<Armed, 'entry' | 'endsAt'>,
  startedAt: number,
): number | undefined {
  return endsAt ?? (ttlSeconds === undefined ? undefined : startedAt + ttlSeconds * 1000);
}

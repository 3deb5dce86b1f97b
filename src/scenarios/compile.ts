import { isOutcomeName } from '../core/outcome.ts';
import type { Armed, Scenario } from '../core/scenario.ts';
import type { Place } from './place.ts';
import { operationsOf, outcomesOf } from './place.ts';

/** A scenario as a provider meets it; undefined where it is not for this provider. */
export function compiled(
  { id, entry, keys, patches, endsAt }: Armed,
  { id: provider, profile }: Pick<Place, 'id' | 'profile'>,
  startedAt: number,
): Scenario | undefined {
  const { provider: only, account, ttlSeconds } = entry;
  const key = keys?.[provider];
  const patch = patches?.[provider];
  if (only !== undefined && only !== provider) return undefined;
  if (account !== undefined && key === undefined) return undefined;
  if (entry.patch !== undefined && patch === undefined) return undefined;
  const operations = operationsOf(entry, profile);
  if (operations.length === 0) return undefined;
  const end = endsAt ?? (ttlSeconds === undefined ? undefined : startedAt + ttlSeconds * 1000);
  return {
    id,
    entry,
    operations,
    outcomes: outcomesOf(entry).filter(isOutcomeName),
    ...(key === undefined ? {} : { account: key }),
    ...(patch === undefined ? {} : { patch }),
    ...(end === undefined ? {} : { endsAt: end }),
  };
}

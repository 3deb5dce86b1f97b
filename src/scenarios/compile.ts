import { isOutcomeName } from '../core/outcome.ts';
import type { ArmedScenario, Scenario } from '../core/scenario.ts';
import { expiryOf } from './expiry.ts';
import type { ScenarioTarget } from './target.ts';
import { operationsOf, outcomesOf } from './target.ts';

/** A scenario as a provider meets it; undefined where it is not for this provider. */
export function compiled(
  armed: ArmedScenario,
  { id: provider, profile }: Pick<ScenarioTarget, 'id' | 'profile'>,
  startedAt: number,
): Scenario | undefined {
  const { id, entry, keys, patches } = armed;
  const { provider: only, account } = entry;
  const key = keys?.[provider];
  const patch = patches?.[provider];
  if (only !== undefined && only !== provider) return undefined;
  if (account !== undefined && key === undefined) return undefined;
  if (entry.patch !== undefined && patch === undefined) return undefined;
  const operations = operationsOf(entry, profile);
  if (operations.length === 0) return undefined;
  const end = expiryOf(armed, startedAt);
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

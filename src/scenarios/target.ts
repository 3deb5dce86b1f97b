import type { ProviderProfile } from '../core/provider.ts';
import type { ScenarioEntry, ArmedScenario, Scenario } from '../core/scenario.ts';
import { isOutcomeName } from '../core/outcome.ts';
import { definedOnly } from '../json.ts';

/** A provider where a scenario may be switched on. */
export interface ScenarioTarget {
  readonly id: string;
  readonly profile: ProviderProfile;
  /** The key of the account that has this login. */
  accountKey(login: string): string | undefined;
}

/** The operations of a profile for which a scenario is, when its provider and its account fit. */
export function operationsOf(entry: ScenarioEntry, profile: ProviderProfile): readonly string[] {
  const outcomes = outcomesOf(entry);
  const capable = matchingEndpoints(entry, profile).filter(({ contract }) =>
    outcomes.every((outcome) => Object.hasOwn(contract.outcomes, outcome)),
  );
  return capable.map(({ contract }) => contract.operationId);
}

/** The operations of a profile that a scenario asks for. */
export function matchingEndpoints(
  { operation }: ScenarioEntry,
  profile: ProviderProfile,
): ProviderProfile['endpoints'] {
  return profile.endpoints.filter(
    ({ contract }) => operation === undefined || contract.operationId === operation,
  );
}

/** What a scenario makes happen, one request after the other; nothing for a fault, a patch or a delay. */
export function outcomesOf({ outcome, outcomes = [] }: ScenarioEntry): readonly string[] {
  return outcome === undefined ? outcomes : [outcome];
}

/** When a scenario ends in a namespace that began then, in epoch milliseconds; undefined where it does not. */
export function expiryOf(
  { entry: { ttlSeconds }, endsAt }: Pick<ArmedScenario, 'entry' | 'endsAt'>,
  startedAt: number,
): number | undefined {
  return endsAt ?? (ttlSeconds === undefined ? undefined : startedAt + ttlSeconds * 1000);
}

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
  return {
    id,
    entry,
    operations,
    outcomes: outcomesOf(entry).filter(isOutcomeName),
    ...definedOnly({ account: key, patch, endsAt: expiryOf(armed, startedAt) }),
  };
}

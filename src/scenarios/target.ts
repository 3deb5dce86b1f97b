import type { ProviderProfile } from '../core/provider.ts';
import type { ScenarioEntry, ArmedScenario, Scenario } from '../core/scenario.ts';
import { isOutcomeId, selectedOutcome } from '../core/outcome.ts';
import { definedOnly } from '../json.ts';

/** A provider for which a scenario may be armed. */
export interface ScenarioTarget {
  readonly id: string;
  readonly profile: ProviderProfile;
  /** Returns the key of the account with this login. */
  accountKey(login: string): string | undefined;
  /** All logins, for the message about an unknown one. */
  logins(): readonly string[];
}

/** Returns the operations of a profile that a scenario applies to, if its provider and account match. */
export function operationsOf(entry: ScenarioEntry, profile: ProviderProfile): readonly string[] {
  const outcomes = outcomesOf(entry);
  const capable = matchingEndpoints(entry, profile).filter(({ contract }) =>
    outcomes.every((outcome) => selectedOutcome(outcome, contract.outcomes) !== undefined),
  );
  return capable.map(({ contract }) => contract.operationId);
}

/** Returns the endpoints of a profile that a scenario's operation matches. */
export function matchingEndpoints(
  { operation }: ScenarioEntry,
  profile: ProviderProfile,
): ProviderProfile['endpoints'] {
  return profile.endpoints.filter(
    ({ contract }) => operation === undefined || contract.operationId === operation,
  );
}

/** Returns a scenario's outcomes for successive requests; none for a fault, a patch or a delay. */
export function outcomesOf({ outcome, outcomes = [] }: ScenarioEntry): readonly string[] {
  return outcome === undefined ? outcomes : [outcome];
}

/** Returns when a scenario expires in a namespace that began at a time, in epoch milliseconds; undefined if never. */
export function expiryOf(
  { entry: { ttlSeconds }, endsAt }: Pick<ArmedScenario, 'entry' | 'endsAt'>,
  startedAt: number,
): number | undefined {
  return endsAt ?? (ttlSeconds === undefined ? undefined : startedAt + ttlSeconds * 1000);
}

/** Resolves a scenario for a provider; undefined if it doesn't apply to this provider. */
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
    outcomes: outcomesOf(entry).filter(isOutcomeId),
    ...definedOnly({ account: key, patch, endsAt: expiryOf(armed, startedAt) }),
  };
}

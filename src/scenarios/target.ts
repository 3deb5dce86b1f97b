import type { ProviderProfile } from '../core/provider.ts';
import type { ScenarioEntry } from '../core/scenario.ts';

/** A provider where a scenario may be switched on. */
export interface ScenarioTarget {
  readonly id: string;
  readonly profile: ProviderProfile;
  /** The key of the account that has this login. */
  accountKey(login: string): string | undefined;
}

/** The operations of a profile for which a scenario is, when its provider and its account fit. */
export function operationsOf(entry: ScenarioEntry, profile: ProviderProfile): readonly string[] {
  const wanted = outcomesOf(entry);
  const able = matchingEndpoints(entry, profile).filter(({ contract }) =>
    wanted.every((outcome) => Object.hasOwn(contract.outcomes, outcome)),
  );
  return able.map(({ contract }) => contract.operationId);
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

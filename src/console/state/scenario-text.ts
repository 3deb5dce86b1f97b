import type { components } from '../../generated/admin/types.ts';
import { call } from '../api/client.ts';
import { outcomeText } from '../parts/outcome.tsx';
import type { ArmedScenario } from './resources.ts';

/** A scenario as it is posted. */
export type Scenario = components['schemas']['Scenario'];

/** Says in words what a scenario does and for whom: `rocketchat login: locked out, for plain`. */
export function scenarioText(one: Partial<ArmedScenario>): string {
  const { provider, operation, account } = one;
  const where = [provider, operation].filter((part) => part !== undefined).join(' ');
  const whom = account === undefined ? '' : `, for ${account}`;
  return `${where === '' ? '' : `${where}: `}${effectText(one)}${whom}`;
}

function effectText({ outcome, outcomes, fault, patch, delayMs }: Partial<ArmedScenario>): string {
  const parts = [
    ...(outcome === undefined ? [] : [outcomeText(outcome)]),
    ...(outcomes === undefined ? [] : [outcomes.map(outcomeText).join(', then ')]),
    ...(fault === undefined ? [] : [fault.toLowerCase().replaceAll('_', ' ')]),
    ...(patch === undefined ? [] : [`changed ${Object.keys(patch).join(', ')}`]),
    ...(delayMs === undefined ? [] : [`${delayMs} ms later`]),
  ];
  return parts.join(', ');
}

/** Arms scenarios as they were before they were switched off: the later ones first, because newer ones win. */
export async function armAgain(armed: readonly ArmedScenario[], namespace?: string): Promise<void> {
  const where = namespace === undefined ? {} : { namespace };
  for (const one of armed.toReversed()) await call('armScenario', { body: asPosted(one), ...where });
}

function asPosted(one: ArmedScenario): Scenario {
  const { id: _id, source: _source, set: _set, met: _met, remaining, expiresAt, ...scenario } = one;
  const left = expiresAt === null ? undefined : (Date.parse(expiresAt) - Date.now()) / 1000;
  return {
    ...scenario,
    ...(remaining === null ? {} : { times: remaining }),
    ...(left === undefined ? {} : { ttlSeconds: Math.max(1, left) }),
  };
}

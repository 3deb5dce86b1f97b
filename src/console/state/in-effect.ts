import { call } from '../api/client.ts';
import type { ArmedScenario } from './resources.ts';

/** Whether a scenario still affects requests: it has uses left, and its end is to come. */
export function isInEffect({ remaining, expiresAt }: ArmedScenario, now: Date | undefined): boolean {
  return (
    remaining !== 0 && (expiresAt === null || now === undefined || Date.parse(expiresAt) > now.getTime())
  );
}

/** Loads the scenarios of a namespace that still affect requests. */
export async function inEffectAt(namespace: string): Promise<readonly ArmedScenario[]> {
  const { scenarios } = await call('listScenarios', { namespace });
  if (scenarios.length === 0) return [];
  const now = new Date((await call('getClock', { namespace })).now);
  return scenarios.filter((one) => isInEffect(one, now));
}

import { call } from '../api/client.ts';
import type { ArmedScenario } from './resources.ts';
import type { Scenario } from './scenario-text.ts';

/**
 * Arms scenarios as they were: with their remaining uses, and until they would have ended by the namespace's clock. A set
 * comes back as a set, unless it counts uses. The later ones go first, because newer ones win.
 */
export async function armAgain(armed: readonly ArmedScenario[], namespace: string): Promise<void> {
  const { now } = await call('getClock', { namespace });
  const { sets } = await call('listScenarioSets', { namespace });
  const sizes = new Map(sets.map(({ name, scenarios }) => [name, scenarios.length]));
  const rearmed = new Set<string>();
  for (const one of armed.toReversed()) {
    const { set } = one;
    const members = armed.filter((other) => set !== undefined && other.set === set);
    if (set !== undefined && members.length === sizes.get(set) && members.every(isPlain)) {
      if (!rearmed.has(set)) await armSet(set, one, Date.parse(now), namespace);
      rearmed.add(set);
    } else {
      const body = asPosted(one, Date.parse(now));
      if (body !== undefined) await call('armScenario', { body, namespace });
    }
  }
}

/** Whether arming its set anew gives the same: it counts nothing, and its end is the set's. */
function isPlain({ met, ttlSeconds }: ArmedScenario): boolean {
  return met === null && ttlSeconds === undefined;
}

async function armSet(name: string, { expiresAt }: ArmedScenario, now: number, namespace: string) {
  const left = secondsLeft(expiresAt, now);
  if (left !== undefined && left <= 0) return;
  const query = left === undefined ? {} : { ttlSeconds: left };
  await call('armScenarioSet', { params: { name }, query, namespace });
}

/** The scenario with its remaining uses and time; undefined if it has none. */
function asPosted(one: ArmedScenario, now: number): Scenario | undefined {
  const { id: _id, source: _source, set: _set, met, remaining, expiresAt, ...scenario } = one;
  const left = secondsLeft(expiresAt, now);
  if (remaining === 0 || (left !== undefined && left <= 0)) return undefined;
  const { skip = 0, outcomes, ...rest } = scenario;
  const skipped = Math.min(skip, met ?? 0);
  const used = (met ?? 0) - skipped;
  return {
    ...rest,
    ...(skip > skipped ? { skip: skip - skipped } : {}),
    ...(outcomes === undefined ? {} : { outcomes: rotated(outcomes, used) }),
    ...(remaining === null ? {} : { times: remaining }),
    ...(left === undefined ? {} : { ttlSeconds: Math.ceil(left) }),
  };
}

/** The sequence from its next outcome on. */
function rotated(outcomes: readonly string[], used: number): string[] {
  const next = used % outcomes.length;
  return [...outcomes.slice(next), ...outcomes.slice(0, next)];
}

function secondsLeft(expiresAt: string | null, now: number): number | undefined {
  return expiresAt === null ? undefined : (Date.parse(expiresAt) - now) / 1000;
}

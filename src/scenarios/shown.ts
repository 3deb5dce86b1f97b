import { counts, limitOf, type Armed, type ScenarioRecords } from '../core/scenario.ts';
import { recordsOf } from '../core/state.ts';
import type { Emulator } from '../emulator.ts';
import { timeIn } from '../namespace/clock.ts';
import { endOf } from './ends.ts';

/** A scenario that is switched on, as people look at it. */
export interface ShownScenario extends Readonly<Omit<Armed['entry'], never>> {
  readonly id: string;
  readonly source: Armed['source'];
  readonly set?: string;
  /** How many requests it has met, those that it let pass among them; null where it need not count. */
  readonly met: number | null;
  /** How many it will still meet; null for all. */
  readonly remaining: number | null;
  /** ISO time; null where it does not end. */
  readonly expiresAt: string | null;
}

/** Scenarios with how often they were met in a namespace. */
export async function shownScenarios(
  emulator: Emulator,
  namespace: string,
  scenarios: readonly Armed[],
): Promise<readonly ShownScenario[]> {
  const setup = await emulator.setup(namespace);
  const ids = scenarios.filter(({ entry }) => counts(entry)).map(({ id }) => id);
  const met = await emulator.own(namespace, (own) => {
    const records = recordsOf<ScenarioRecords>(own);
    return new Map(ids.map((id) => [id, records.get('scenarios', id)?.met ?? 0]));
  });
  const startedAt = setup.startedAt ?? timeIn(setup, emulator.clock);
  return scenarios.map((armed) => shown(armed, met.get(armed.id), startedAt));
}

function shown(armed: Armed, met: number | undefined, startedAt: number): ShownScenario {
  const { id, entry, source, set } = armed;
  const limit = limitOf(entry);
  const { skip = 0 } = entry;
  const end = endOf(armed, startedAt);
  return {
    id,
    source,
    ...(set === undefined ? {} : { set }),
    ...entry,
    met: met ?? null,
    remaining: limit === undefined ? null : limit - Math.min(limit, Math.max(0, (met ?? 0) - skip)),
    expiresAt: end === undefined ? null : new Date(end).toISOString(),
  };
}

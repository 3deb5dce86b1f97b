import { counts, limitOf, type ArmedScenario, type ScenarioRecords } from '../../core/scenario.ts';
import { recordsOf } from '../../core/state.ts';
import type { Emulator } from '../../emulator/emulator.ts';
import { timeIn } from '../../environment/environment.ts';
import { expiryOf } from '../../scenarios/expiry.ts';

/** A scenario that is switched on, as people look at it. */
export interface ScenarioView extends Readonly<Omit<ArmedScenario['entry'], never>> {
  readonly id: string;
  readonly source: ArmedScenario['source'];
  readonly set?: string;
  /** How many requests it has met, those that it let pass among them; null where it need not count. */
  readonly met: number | null;
  /** How many it will still meet; null for all. */
  readonly remaining: number | null;
  /** ISO time; null where it does not end. */
  readonly expiresAt: string | null;
}

/** Scenarios with how often they were met in a namespace. */
export async function scenarioViews(
  emulator: Emulator,
  namespace: string,
  scenarios: readonly ArmedScenario[],
): Promise<readonly ScenarioView[]> {
  const setup = await emulator.config(namespace);
  const ids = scenarios.filter(({ entry }) => counts(entry)).map(({ id }) => id);
  const met = await emulator.namespaceRecords(namespace, (own) => {
    const records = recordsOf<ScenarioRecords>(own);
    return new Map(ids.map((id) => [id, records.get('scenarios', id)?.met ?? 0]));
  });
  const startedAt = setup.startedAt ?? timeIn(setup, emulator.clock);
  return scenarios.map((armed) => viewOf(armed, met.get(armed.id), startedAt));
}

function viewOf(armed: ArmedScenario, met: number | undefined, startedAt: number): ScenarioView {
  const { id, entry, source, set } = armed;
  const limit = limitOf(entry);
  const { skip = 0 } = entry;
  const end = expiryOf(armed, startedAt);
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

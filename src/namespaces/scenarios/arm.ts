import { findAccount } from '../../core/account.ts';
import type { SharedRecords } from '../../core/records.ts';
import type { ArmedScenario, ScenarioEntry } from '../../core/scenario.ts';
import { recordsOf } from '../../core/state.ts';
import type { Emulator, ServedProvider } from '../../emulator/emulator.ts';
import type { Problem } from '../../files/problems.ts';
import { timeIn } from '../../environment/environment.ts';
import { preparedEntry, type PrepareTarget } from '../../scenarios/prepare-entry.ts';
import { readPatch } from '../../scenarios/patch.ts';

/** Scenarios that are to be switched on, with the set that they come from. */
export interface ArmRequest {
  readonly scenarios: readonly ScenarioEntry[];
  readonly set?: string;
}

/** Every request looks at each of them. */
const maxArmed = 1000;

const tooMany: Problem = {
  path: [],
  atKey: false,
  message: `more than ${maxArmed} scenarios would be switched on in one namespace; switch some off first`,
};

/** Switches scenarios on in a namespace: all of them, or none where one cannot be. */
export async function armScenarios(
  emulator: Emulator,
  namespace: string,
  { scenarios, set }: ArmRequest,
): Promise<readonly ArmedScenario[] | { readonly problems: readonly Problem[] }> {
  const setup = await emulator.config(namespace);
  if ((setup.armed ?? []).length + scenarios.length > maxArmed) return { problems: [tooMany] };
  const served = emulator.servedIn(setup);
  const ready: Omit<ArmedScenario, 'id'>[] = [];
  for (const [index, entry] of scenarios.entries()) {
    const places = await Promise.all(served.map((one) => placeFor(emulator, namespace, one, entry)));
    const prepared = preparedEntry(entry, places, readPatch);
    if ('problems' in prepared) return set === undefined ? prepared : { problems: within(index, prepared) };
    const from = set === undefined ? ({ source: 'posted' } as const) : ({ source: 'set', set } as const);
    ready.push({ entry, ...from, ...prepared });
  }
  const changed = await emulator.changeConfig(namespace, (activeScenarios) => {
    const { armed = [], lastScenario = 0 } = activeScenarios;
    const now = timeIn(activeScenarios, emulator.clock);
    const added = ready.map((one, index) => ({
      id: `scenario-${lastScenario + index + 1}`,
      ...one,
      ...fixedEnd(one, now),
    }));
    return { ...activeScenarios, armed: [...armed, ...added], lastScenario: lastScenario + added.length };
  });
  const { armed = [] } = changed;
  return armed.slice(armed.length - ready.length);
}

/** What is wrong with an entry of a set, by the set's own keys. */
function within(index: number, { problems }: { readonly problems: readonly Problem[] }): readonly Problem[] {
  return problems.map((one) => ({
    ...one,
    path: ['scenarios', index, ...one.path],
    message: `scenarios[${index}]: ${one.message}`,
  }));
}

function fixedEnd(
  { entry: { ttlSeconds } }: Omit<ArmedScenario, 'id'>,
  now: number,
): Pick<ArmedScenario, 'endsAt'> {
  return ttlSeconds === undefined ? {} : { endsAt: now + ttlSeconds * 1000 };
}

/** A provider as a namespace has it: its accounts may be others than the fixtures'. */
async function placeFor(
  emulator: Emulator,
  namespace: string,
  served: ServedProvider,
  { account }: ScenarioEntry,
): Promise<PrepareTarget> {
  const { id, provider, profile } = served;
  const key =
    account === undefined
      ? undefined
      : await emulator.readState(
          namespace,
          served,
          (state) => findAccount(account, recordsOf<SharedRecords>(state))?.key,
        );
  return { id, provider, profile, accountKey: () => key };
}

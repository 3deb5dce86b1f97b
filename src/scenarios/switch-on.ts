import { findAccount } from '../core/account.ts';
import type { SharedRecords } from '../core/records.ts';
import type { Armed, ScenarioEntry } from '../core/scenario.ts';
import { recordsOf } from '../core/state.ts';
import type { Emulator, Served } from '../emulator.ts';
import type { Problem } from '../fixtures/problem.ts';
import { timeIn } from '../namespace/clock.ts';
import { preparedEntry, type ArmingPlace } from './arm.ts';
import { readPatch } from './patch.ts';

/** Scenarios that are to be switched on, with the set that they come from. */
export interface Wish {
  readonly scenarios: readonly ScenarioEntry[];
  readonly set?: string;
}

/** Every request looks at each of them. */
const mostArmed = 1000;

const tooMany: Problem = {
  path: [],
  atKey: false,
  message: `more than ${mostArmed} scenarios would be switched on in one namespace; switch some off first`,
};

/** Switches scenarios on in a namespace: all of them, or none where one cannot be. */
export async function switchOn(
  emulator: Emulator,
  namespace: string,
  { scenarios, set }: Wish,
): Promise<readonly Armed[] | { readonly problems: readonly Problem[] }> {
  const setup = await emulator.setup(namespace);
  if ((setup.armed ?? []).length + scenarios.length > mostArmed) return { problems: [tooMany] };
  const served = emulator.servedIn(setup);
  const ready: Omit<Armed, 'id'>[] = [];
  for (const [index, entry] of scenarios.entries()) {
    const places = await Promise.all(served.map((one) => placeFor(emulator, namespace, one, entry)));
    const prepared = preparedEntry(entry, places, readPatch);
    if ('problems' in prepared) return set === undefined ? prepared : { problems: within(index, prepared) };
    const from = set === undefined ? ({ source: 'posted' } as const) : ({ source: 'set', set } as const);
    ready.push({ entry, ...from, ...prepared });
  }
  const changed = await emulator.change(namespace, (standing) => {
    const { armed = [], lastScenario = 0 } = standing;
    const now = timeIn(standing, emulator.clock);
    const added = ready.map((one, index) => ({
      id: `scenario-${lastScenario + index + 1}`,
      ...one,
      ...fixedEnd(one, now),
    }));
    return { ...standing, armed: [...armed, ...added], lastScenario: lastScenario + added.length };
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

function fixedEnd({ entry: { ttlSeconds } }: Omit<Armed, 'id'>, now: number): Pick<Armed, 'endsAt'> {
  return ttlSeconds === undefined ? {} : { endsAt: now + ttlSeconds * 1000 };
}

/** A provider as a namespace has it: its accounts may be others than the fixtures'. */
async function placeFor(
  emulator: Emulator,
  namespace: string,
  served: Served,
  { account }: ScenarioEntry,
): Promise<ArmingPlace> {
  const { id, room, profile } = served;
  const key =
    account === undefined
      ? undefined
      : await emulator.look(
          namespace,
          served,
          (state) => findAccount(account, recordsOf<SharedRecords>(state))?.key,
        );
  return { id, room, profile, accountKey: () => key };
}

import { findAccount } from '../core/account.ts';
import { recordsOf } from '../core/records.ts';
import {
  type ArmedScenario,
  type ScenarioEntry,
  counts,
  limitOf,
  type ScenarioRecords,
} from '../core/scenario.ts';
import type { Emulator, ServedProvider } from '../emulator/emulator.ts';
import type { Problem } from '../files/problems.ts';
import { timeIn } from '../environment/environment.ts';
import { preparedEntry, type PrepareTarget } from '../scenarios/problems.ts';
import { createReadPatch } from '../scenarios/patch.ts';
import { fixtureChecksOf } from '../scenarios/fixture-checks.ts';
import type { NamespaceConfig } from '../store/store.ts';
import { definedOnly } from '../json.ts';
import { expiryOf } from '../scenarios/target.ts';

/** Scenarios to be armed, with the set that they come from. */
export interface ArmRequest {
  readonly scenarios: readonly ScenarioEntry[];
  readonly set?: string;
  /** Ends each of them after this time at the latest. */
  readonly ttlSeconds?: number | undefined;
}

/** The maximum number of armed scenarios, because every request checks each of them. */
const maxArmed = 1000;

const tooMany: Problem = {
  path: [],
  atKey: false,
  message: `more than ${maxArmed} scenarios would be armed in one namespace; disarm some first`,
};

/** Arms scenarios in a namespace: all of them, or none if one cannot be armed. */
export async function armScenarios(
  emulator: Emulator,
  namespace: string,
  { scenarios, set, ttlSeconds }: ArmRequest,
): Promise<readonly ArmedScenario[] | { readonly problems: readonly Problem[] }> {
  const setup = await emulator.config(namespace);
  const standing = notEnded(setup.armed ?? [], timeIn(setup, emulator.clock));
  if (standing.length + scenarios.length > maxArmed) return { problems: [tooMany] };
  const served = emulator.servedIn(setup);
  const patched = scenarios.some(({ patch }) => patch !== undefined) ? served : [];
  const readPatch = createReadPatch(await fixtureChecksOf(patched.map(({ provider }) => provider)));
  const ready: Omit<ArmedScenario, 'id'>[] = [];
  for (const [index, entry] of scenarios.entries()) {
    const places = await Promise.all(served.map((one) => targetFor(emulator, namespace, one, entry)));
    const prepared = preparedEntry(entry, places, readPatch);
    if ('problems' in prepared) return set === undefined ? prepared : { problems: within(index, prepared) };
    const from = set === undefined ? ({ source: 'posted' } as const) : ({ source: 'set', set } as const);
    ready.push({ entry, ...from, ...prepared });
  }
  const changed = await emulator.changeConfig(namespace, (config) => {
    const { armed = [], lastScenario = 0 } = config;
    const now = timeIn(config, emulator.clock);
    const added = ready.map((one, index) => ({
      id: `scenario-${lastScenario + index + 1}`,
      ...one,
      ...definedOnly({
        endsAt: earlier(expiryOf(one, now), ttlSeconds === undefined ? undefined : now + ttlSeconds * 1000),
      }),
    }));
    return {
      ...config,
      armed: [...notEnded(armed, now), ...added],
      lastScenario: lastScenario + added.length,
    };
  });
  const { armed = [] } = changed;
  return armed.slice(armed.length - ready.length);
}

/** Removes ended scenarios: on an emulator that runs for weeks, they would fill the namespace. */
function notEnded(armed: readonly ArmedScenario[], now: number): readonly ArmedScenario[] {
  return armed.filter(({ endsAt }) => endsAt === undefined || now < endsAt);
}

function earlier(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}

/** Adds the index of a set's entry to its problems. */
function within(index: number, { problems }: { readonly problems: readonly Problem[] }): readonly Problem[] {
  return problems.map((one) => ({
    ...one,
    path: ['scenarios', index, ...one.path],
    message: `scenarios[${index}]: ${one.message}`,
  }));
}

/** Returns a provider for a namespace, whose accounts may differ from the fixtures'. */
async function targetFor(
  emulator: Emulator,
  namespace: string,
  served: ServedProvider,
  { account }: ScenarioEntry,
): Promise<PrepareTarget> {
  const { id, provider, profile } = served;
  const known = served.fixtures.accounts.flatMap(({ logins }) => logins);
  const { key, logins } = await emulator.readState(namespace, served, ({ state }) => {
    const keyOf = (login: string) => findAccount(login, state)?.key;
    const found = account === undefined ? undefined : keyOf(account);
    const isUnknown = account !== undefined && found === undefined;
    // a namespace may have removed accounts of the fixtures
    return { key: found, logins: isUnknown ? known.filter((login) => keyOf(login) !== undefined) : [] };
  });
  return { id, provider, profile, accountKey: () => key, logins: () => logins };
}

/** Disarms a scenario of a namespace, or all without an id; false if no scenario has the id. */
export async function disarmScenarios(emulator: Emulator, namespace: string, id?: string): Promise<boolean> {
  let isOff = false;
  await emulator.changeConfig(namespace, (setup) => {
    const ids = emulator.activeScenarios(setup).map((armed) => armed.id);
    isOff = id === undefined || ids.includes(id);
    return isOff ? without(setup, id === undefined ? ids : [id]) : setup;
  });
  return isOff;
}

/** Disarms scenarios in this namespace only: those of files are armed in every namespace. */
function without(setup: NamespaceConfig, ids: readonly string[]): NamespaceConfig {
  const { armed = [], disarmed = [] } = setup;
  const remaining = armed.filter(({ id }) => !ids.includes(id));
  const fromFiles = ids.filter((id) => !armed.some((scenario) => scenario.id === id));
  return { ...setup, armed: remaining, disarmed: [...disarmed, ...fromFiles] };
}

/** An armed scenario, as the control plane displays it. */
export interface ScenarioView extends Readonly<ScenarioEntry> {
  readonly id: string;
  readonly source: ArmedScenario['source'];
  readonly set?: string;
  /** The number of requests it has matched, including skipped ones; null if it isn't counted. */
  readonly met: number | null;
  /** The number of requests it will still affect; null if unlimited. */
  readonly remaining: number | null;
  /** ISO time; null if it doesn't expire. */
  readonly expiresAt: string | null;
}

/** Returns scenarios with their counts in a namespace. */
export async function scenarioViews(
  emulator: Emulator,
  namespace: string,
  scenarios: readonly ArmedScenario[],
): Promise<readonly ScenarioView[]> {
  const setup = await emulator.config(namespace);
  const ids = scenarios.filter(({ entry }) => counts(entry)).map(({ id }) => id);
  const matches = await emulator.namespaceRecords(namespace, (state) => {
    const records = recordsOf<ScenarioRecords>(state);
    return new Map(ids.map((id) => [id, records.get('scenarios', id)?.met ?? 0]));
  });
  const startedAt = setup.startedAt ?? timeIn(setup, emulator.clock);
  return scenarios.map((armed) => viewOf(armed, matches.get(armed.id), startedAt));
}

function viewOf(armed: ArmedScenario, matchCount: number | undefined, startedAt: number): ScenarioView {
  const { id, entry, source, set } = armed;
  const limit = limitOf(entry);
  const { skip = 0 } = entry;
  const end = expiryOf(armed, startedAt);
  return {
    id,
    source,
    ...definedOnly({ set }),
    ...entry,
    met: matchCount ?? null,
    remaining: limit === undefined ? null : limit - Math.min(limit, Math.max(0, (matchCount ?? 0) - skip)),
    expiresAt: end === undefined ? null : new Date(end).toISOString(),
  };
}

import { createEnvironments } from '../environment/environment.ts';
import { preserveCounts } from '../fixtures/preserve-counts.ts';
import { profileDefaults } from '../fixtures/normalize.ts';
import type { LoadedFixtures } from '../fixtures/source.ts';
import { builtInSets } from '../scenarios/sets.ts';
import { createRetention } from '../store/retention.ts';
import type { Keeping, Overlay } from '../store/store.ts';
import { createTransact } from '../store/transaction.ts';
import { createActiveScenarios, type ActiveScenarios, createRequests, type Runtime } from './requests.ts';
import type { Emulator, EmulatorParts, ServedProvider } from './emulator.ts';
import { createNamespaceLifecycle } from './namespace-registry.ts';
import { createServedIn } from './namespace-profiles.ts';
import { createConfigAccess, createStateAccess } from './state-access.ts';

interface ReplaceableProvider extends ServedProvider {
  fixtures: LoadedFixtures;
}

const defaultMaxNamespaces = 1000;

/** Builds an emulator from its parts. */
export function buildEmulator(parts: EmulatorParts): Emulator {
  const { store, clock, seed, budgeted, armed = [], sets = builtInSets } = parts;
  const { maxNamespaces = defaultMaxNamespaces } = parts;
  const served = parts.served.map((one): ReplaceableProvider => ({ ...one }));
  const scenarios = createActiveScenarios(served, armed);
  const runtime: Runtime = {
    ...{ store, clock, scenarios },
    transact: createTransact(store),
    environmentOf: createEnvironments(seed),
    retentionOf: createRetention(),
  };
  const lifecycle = createNamespaceLifecycle(store, { max: maxNamespaces, now: clock.machine });
  const configAccess = createConfigAccess(runtime, lifecycle.namespaces);

  return {
    ...{ served, store, clock, seed, sets },
    ...lifecycle,
    ...configAccess,
    ...createStateAccess(runtime, configAccess),
    ...createRequests(runtime, { ...lifecycle, ...configAccess }, budgeted),
    now: clock.now,
    servedIn: createServedIn(served),
    expiryOf: (overlay) => expiryOf(served, runtime, overlay),
    activeScenarios: scenarios.all,
    replaceFixtures: createReplacement(served, scenarios),
  };
}

function expiryOf(
  served: readonly ServedProvider[],
  { retentionOf }: Runtime,
  { records }: Overlay,
): Keeping['until'] {
  const read = (address: string) => records.get(address);
  const rules = served.map((one) => retentionOf(one, profileDefaults(one.profile, one.fixtures.base)));
  return (address, value) => {
    for (const { until } of rules) {
      const time = until(address, value, read);
      if (time !== undefined) return time;
    }
    return undefined;
  };
}

function createReplacement(
  served: readonly ReplaceableProvider[],
  active: ActiveScenarios,
): Emulator['replaceFixtures'] {
  let lastScenario = Math.max(0, ...served.map(({ fixtures }) => fixtures.scenarios.length));
  return (id, fixtures) => {
    const one = served.find((known) => known.id === id);
    if (one === undefined) throw new Error(`${id} is not served`);
    const newId = () => `${id}-${(lastScenario += 1)}`;
    const scenarios = preserveCounts(one.fixtures.scenarios, fixtures.scenarios, newId);
    one.fixtures = { ...fixtures, scenarios };
    active.renew();
  };
}

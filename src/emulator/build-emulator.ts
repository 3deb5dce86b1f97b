import { createEnvironments } from '../environment/environment.ts';
import { preserveCounts } from '../fixtures/preserve-counts.ts';
import { profileDefaults } from '../fixtures/normalize.ts';
import { builtInSets } from '../scenarios/sets.ts';
import { createRetention } from '../store/retention.ts';
import type { Keeping, Overlay } from '../store/store.ts';
import { createTransact } from '../store/transaction.ts';
import { createActiveScenarios, createRequests, type Runtime } from './requests.ts';
import type { Emulator, EmulatorParts, ServedProvider } from './emulator.ts';
import { createNamespaceLifecycle } from './namespace-registry.ts';
import { createServedIn } from './namespace-profiles.ts';
import { createConfigAccess, createStateAccess } from './state-access.ts';

const defaultMaxNamespaces = 1000;

/** Builds an emulator from its parts. */
export function buildEmulator(parts: EmulatorParts): Emulator {
  const { store, clock, seed, budgeted, armed = [], sets = builtInSets } = parts;
  const { maxNamespaces = defaultMaxNamespaces } = parts;
  // each request reads the list, so it is a plain member of the emulator
  const current = { served: parts.served };
  const scenarios = createActiveScenarios(() => current.served, armed);
  const servedIn = createServedIn();
  const replaceProvider = createReplacement(parts.served, (next) => {
    current.served = current.served.map((one) => (one.id === next.id ? next : one));
    scenarios.renew();
  });
  const runtime: Runtime = {
    ...{ store, clock, scenarios },
    transact: createTransact(store),
    environmentOf: createEnvironments(seed),
    retentionOf: createRetention(),
  };
  const lifecycle = createNamespaceLifecycle(store, { max: maxNamespaces, now: clock.machine });
  const configAccess = createConfigAccess(runtime, lifecycle.namespaces);

  const reloadListeners: (() => void)[] = [];

  return Object.assign(current, {
    ...{ store, clock, seed, sets },
    ...lifecycle,
    ...configAccess,
    ...createStateAccess(runtime, configAccess),
    ...createRequests(runtime, { ...lifecycle, ...configAccess }, budgeted),
    now: clock.now,
    servedIn: (config, all = current.served) => servedIn(config, all),
    expiryOf: (overlay) => expiryOf(current.served, runtime, overlay),
    activeScenarios: scenarios.all,
    replaceFixtures: (id, fixtures) => replaceProvider(oneOf(current.served, id), { fixtures }),
    replaceProvider: (next) => replaceProvider(oneOf(current.served, next.id), next),
    onReload: (listener) => void reloadListeners.push(listener),
    reloaded() {
      for (const listener of reloadListeners) listener();
    },
  } satisfies Omit<Emulator, 'served'>);
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

/** Creates a function that replaces parts of a provider, with new ids for scenarios that it didn't have. */
function createReplacement(
  served: readonly ServedProvider[],
  put: (next: ServedProvider) => void,
): (before: ServedProvider, parts: Partial<ServedProvider> & Pick<ServedProvider, 'fixtures'>) => void {
  let lastScenario = Math.max(0, ...served.map(({ fixtures }) => fixtures.scenarios.length));
  return (before, parts) => {
    const newId = () => `${before.id}-${(lastScenario += 1)}`;
    const scenarios = preserveCounts(before.fixtures.scenarios, parts.fixtures.scenarios, newId);
    put({ ...before, ...parts, fixtures: { ...parts.fixtures, scenarios } });
  };
}

function oneOf(served: readonly ServedProvider[], id: string): ServedProvider {
  const one = served.find((known) => known.id === id);
  if (one === undefined) throw new Error(`${id} is not served`);
  return one;
}

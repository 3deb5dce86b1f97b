import { decide, type Decision } from '../core/engine.ts';
import { patchedState } from '../core/patch.ts';
import { patchesOn, type ScenarioRecords } from '../core/scenario.ts';
import { recordsOf, type AnyState } from '../core/state.ts';
import { createEnvironments } from '../environment/environment.ts';
import { profileDefaults } from '../fixtures/profile-defaults.ts';
import { preserveCounts } from '../fixtures/preserve-counts.ts';
import type { LoadedFixtures } from '../fixtures/source.ts';
import { timeIn } from './namespace-time.ts';
import { defaultNamespace, configOf, type NamespaceConfig } from '../store/namespace.ts';
import { createServedIn } from './namespace-profiles.ts';
import { createNamespaceRegistry } from './namespace-registry.ts';
import { builtInSets } from '../scenarios/sets.ts';
import { createActiveScenarios } from './active-scenarios.ts';
import { overlaid, emptyBase, ownRecords } from '../store/state-view.ts';
import { createRetention } from '../store/retention.ts';
import {
  then,
  setsOf,
  configAddress,
  snapshotsOf,
  type Keeping,
  type Overlay,
  type MaybePromise,
} from '../store/store.ts';
import { createTransact } from '../store/transaction.ts';
import type {
  Emulator,
  EmulatorParts,
  EndReason,
  EndListener,
  ListedRecords,
  ReadState,
  ReadStateWithScenarios,
  ServedProvider,
  RequestSlot,
  OperationRequest,
} from './emulator.ts';

interface ReplaceableProvider extends ServedProvider {
  fixtures: LoadedFixtures;
}

const maxNamespaces = 1000;

/** Makes an emulator of its parts. */
export function buildEmulator(parts: EmulatorParts): Emulator {
  const { store, clock, seed, budgeted, armed = [], sets = builtInSets } = parts;
  const { maxNamespaces: most = maxNamespaces } = parts;
  const served = parts.served.map((one): ReplaceableProvider => ({ ...one }));
  let lastScenario = Math.max(0, ...served.map(({ fixtures }) => fixtures.scenarios.length));
  const transact = createTransact(store);
  const environmentOf = createEnvironments(seed);
  const retentionIn = createRetention();
  const activeScenarios = createActiveScenarios(served, armed);
  const listeners: EndListener[] = [];
  const namespaces = createNamespaceRegistry(defaultNamespace, {
    max: most,
    now: clock.machine,
    drop: sweep,
  });

  function sweep(namespace: string): void {
    ended(namespace, 'dropped');
    // others may be using what this process does not
    // nobody waits for it: what cannot be dropped stays, and the process goes on
    if (!store.isShared) dropAll(namespace).catch(() => undefined);
  }

  async function drop(namespace: string): Promise<void> {
    namespaces.forget(namespace);
    ended(namespace, 'dropped');
    await dropAll(namespace);
  }

  async function dropAll(namespace: string): Promise<void> {
    for (const name of [namespace, snapshotsOf(namespace), setsOf(namespace)]) await store.drop(name);
  }

  function ended(namespace: string, how: EndReason): void {
    for (const listener of listeners) listener(namespace, how);
  }

  function turn(namespace: string): MaybePromise<RequestSlot> {
    // it may have gone while the body of the request came
    if (!namespaces.has(namespace)) namespaces.enter(namespace);
    return then(store.claim(namespace), ({ number, setup: stored }) => {
      const setup = configOf(stored);
      const now = timeIn(setup, clock);
      if (setup.startedAt !== undefined || !activeScenarios.needsStart())
        return { namespace, number, now, config: setup };
      return then(begin(namespace, now), (begun) => ({ namespace, number, now, config: begun }));
    });
  }

  function begin(namespace: string, now: number): MaybePromise<NamespaceConfig> {
    return change(namespace, (setup) => ({ startedAt: now, ...setup }));
  }

  function decideRequest(request: OperationRequest): MaybePromise<Decision> {
    const { slot, served: one, endpoint, received, preference, address, origin } = request;
    const { namespace, number, now, config: setup } = slot;
    const { randomness } = setup;
    const base = profileDefaults(one.profile, one.fixtures.base);
    const retention = retentionIn(one, base);
    const scenarios = activeScenarios.of(one, setup);
    const moment = { namespace, requestNumber: number, now, address, origin, randomness };
    const call = { endpoint, received, scenarios, budgeted, preferred: preference?.outcome };
    return transact(
      { namespace, provider: one.id, base, now, retention },
      {
        run: (state, own) => decide(call, state, environmentOf(moment), own),
        contenders: (state) => endpoint.accountOf(received.wire, state) ?? '',
      },
    );
  }

  function setup(namespace: string): MaybePromise<NamespaceConfig> {
    return then(store.read(namespace, configAddress), configOf);
  }

  function look<T>(namespace: string, one: ServedProvider, read: ReadState<T>): MaybePromise<T> {
    return looking(namespace, one, (state, environment) => read(state, environment));
  }

  function lookPatched<T>(namespace: string, one: ServedProvider, read: ReadState<T>): MaybePromise<T> {
    return looking(namespace, one, (state, environment, scenarios, counted) => {
      const patches = patchesOn(scenarios, environment.now, counted);
      return read(patchedState(state, patches), environment);
    });
  }

  function looking<T>(
    namespace: string,
    one: ServedProvider,
    read: ReadStateWithScenarios<T>,
  ): MaybePromise<T> {
    return then(setup(namespace), (settings) => {
      const now = timeIn(settings, clock);
      const { randomness } = settings;
      const moment = { namespace, requestNumber: 0, now, address: '', origin: '', randomness };
      const environment = environmentOf(moment);
      const scenarios = activeScenarios.of(one, settings);
      const base = profileDefaults(one.profile, one.fixtures.base);
      return transact(
        { namespace, provider: one.id, base, now, retention: retentionIn(one, base) },
        {
          run: (state, own) => read(state, environment, scenarios, () => recordsOf<ScenarioRecords>(own())),
          contenders: () => 'control plane',
        },
      );
    });
  }

  function listed<T>(namespace: string, one: ServedProvider, collection: string) {
    return then(store.layer(namespace), (layer) =>
      overlaid<T>(one.fixtures.base.list(collection), layer.records, `${one.id}/${collection}/`),
    );
  }

  function records<C extends keyof ListedRecords>(namespace: string, one: ServedProvider, collection: C) {
    return listed<ListedRecords[C]>(namespace, one, collection);
  }

  function naming(namespace: string, one: ServedProvider, collection: string) {
    return listed<{ readonly account: string }>(namespace, one, collection);
  }

  function own<T>(namespace: string, step: (own: AnyState) => T): MaybePromise<T> {
    const place = { namespace, provider: ownRecords, base: emptyBase, now: clock.now() };
    return transact(place, { run: step, contenders: () => 'namespace' });
  }

  function change(
    namespace: string,
    next: (setup: NamespaceConfig) => NamespaceConfig,
  ): MaybePromise<NamespaceConfig> {
    namespaces.enter(namespace);
    return own(namespace, (records) => {
      const changed = next(configOf({ value: records.get('namespace', 'setup'), version: 0 }));
      records.put('namespace', 'setup', changed);
      return changed;
    });
  }

  function keptUntil({ records: layer }: Overlay): Keeping['until'] {
    const read = (address: string) => layer.get(address);
    const rules = served.map((one) => retentionIn(one, profileDefaults(one.profile, one.fixtures.base)));
    return (address, value) => {
      for (const { until } of rules) {
        const time = until(address, value, read);
        if (time !== undefined) return time;
      }
      return undefined;
    };
  }

  function replaceFixtures(id: string, fixtures: LoadedFixtures): void {
    const one = served.find((known) => known.id === id);
    if (one === undefined) throw new Error(`${id} is not served`);
    const newId = () => `${id}-${(lastScenario += 1)}`;
    one.fixtures = {
      ...fixtures,
      scenarios: preserveCounts(one.fixtures.scenarios, fixtures.scenarios, newId),
    };
    activeScenarios.renew();
  }

  return {
    ...{ served, store, clock, seed, sets, namespaces },
    ...{
      openRequest: turn,
      decide: decideRequest,
      readState: look,
      readPatchedState: lookPatched,
      records,
      recordsByAccount: naming,
      config: setup,
      changeConfig: change,
      namespaceRecords: own,
      keptUntil,
      drop,
      endNamespace: ended,
    },
    now: clock.now,
    servedIn: createServedIn(served),
    activeScenarios: activeScenarios.all,
    replaceFixtures,
    onNamespaceEnd: (listener) => void listeners.push(listener),
  };
}

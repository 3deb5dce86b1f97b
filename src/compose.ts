import { decide, type Decision } from './core/engine.ts';
import { patchedState } from './core/patch.ts';
import { patchesOn, type ScenarioRecords } from './core/scenario.ts';
import { recordsOf, type AnyState } from './core/state.ts';
import { createEnvironments } from './environment/environment.ts';
import { baseIn } from './fixtures/profile-base.ts';
import { rearm } from './fixtures/rearm.ts';
import type { LoadedFixtures } from './fixtures/source.ts';
import { timeIn } from './namespace/clock.ts';
import { defaultNamespace } from './namespace/name.ts';
import { createServedIn } from './namespace/profiles.ts';
import { createRegistry } from './namespace/registry.ts';
import { setupOf, type Setup } from './namespace/setup.ts';
import { builtInSets } from './scenarios/sets.ts';
import { createStanding } from './scenarios/standing.ts';
import { overlaid } from './store/overlay.ts';
import { createRetentions } from './store/retention.ts';
import {
  after,
  setsOf,
  setupAddress,
  snapshotsOf,
  type Keeping,
  type Layer,
  type Maybe,
} from './store/store.ts';
import { createTransact } from './store/transaction.ts';
import { emptyBase, ownRecords } from './store/view.ts';
import type {
  Emulator,
  EmulatorParts,
  End,
  EndListener,
  Listed,
  Look,
  LookAt,
  Served,
  Turn,
  Visit,
} from './emulator.ts';

interface Replaceable extends Served {
  fixtures: LoadedFixtures;
}

const mostNamespaces = 1000;

/** Makes an emulator of its parts. */
export function compose(parts: EmulatorParts): Emulator {
  const { store, clock, seed, budgeted, armed = [], sets = builtInSets } = parts;
  const { maxNamespaces: most = mostNamespaces } = parts;
  const served = parts.served.map((one): Replaceable => ({ ...one }));
  let lastScenario = Math.max(0, ...served.map(({ fixtures }) => fixtures.scenarios.length));
  const transact = createTransact(store);
  const environmentOf = createEnvironments(seed);
  const retentionIn = createRetentions();
  const standing = createStanding(served, armed);
  const listeners: EndListener[] = [];
  const namespaces = createRegistry(defaultNamespace, { most, now: clock.machine, drop: sweep });

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

  function ended(namespace: string, how: End): void {
    for (const listener of listeners) listener(namespace, how);
  }

  function turn(namespace: string): Maybe<Turn> {
    // it may have gone while the body of the request came
    if (!namespaces.has(namespace)) namespaces.enter(namespace);
    return after(store.claim(namespace), ({ number, setup: stored }) => {
      const setup = setupOf(stored);
      const now = timeIn(setup, clock);
      if (setup.startedAt !== undefined || !standing.needsStart()) return { namespace, number, now, setup };
      return after(begin(namespace, now), (begun) => ({ namespace, number, now, setup: begun }));
    });
  }

  function begin(namespace: string, now: number): Maybe<Setup> {
    return change(namespace, (setup) => ({ startedAt: now, ...setup }));
  }

  function visit(
    { namespace, number, now, setup }: Turn,
    { served: one, endpoint, received, preferred, address, origin }: Visit,
  ): Maybe<Decision> {
    const { randomness } = setup;
    const base = baseIn(one.profile, one.fixtures.base);
    const retention = retentionIn(one, base);
    const scenarios = standing.of(one, setup);
    const moment = { namespace, requestNumber: number, now, address, origin, randomness };
    const call = { endpoint, received, scenarios, budgeted, preferred };
    return transact(
      { namespace, provider: one.id, base, now, retention },
      {
        run: (state, own) => decide(call, state, environmentOf(moment), own),
        contenders: (state) => endpoint.accountOf(received.wire, state) ?? '',
      },
    );
  }

  function setup(namespace: string): Maybe<Setup> {
    return after(store.read(namespace, setupAddress), setupOf);
  }

  function look<T>(namespace: string, one: Served, read: Look<T>): Maybe<T> {
    return looking(namespace, one, (state, environment) => read(state, environment));
  }

  function lookPatched<T>(namespace: string, one: Served, read: Look<T>): Maybe<T> {
    return looking(namespace, one, (state, environment, scenarios, counted) => {
      const patches = patchesOn(scenarios, environment.now, counted);
      return read(patchedState(state, patches), environment);
    });
  }

  function looking<T>(namespace: string, one: Served, read: LookAt<T>): Maybe<T> {
    return after(setup(namespace), (settings) => {
      const now = timeIn(settings, clock);
      const { randomness } = settings;
      const moment = { namespace, requestNumber: 0, now, address: '', origin: '', randomness };
      const environment = environmentOf(moment);
      const scenarios = standing.of(one, settings);
      const base = baseIn(one.profile, one.fixtures.base);
      return transact(
        { namespace, provider: one.id, base, now, retention: retentionIn(one, base) },
        {
          run: (state, own) => read(state, environment, scenarios, () => recordsOf<ScenarioRecords>(own())),
          contenders: () => 'control plane',
        },
      );
    });
  }

  function listed<T>(namespace: string, one: Served, collection: string) {
    return after(store.layer(namespace), (layer) =>
      overlaid<T>(one.fixtures.base.list(collection), layer.records, `${one.id}/${collection}/`),
    );
  }

  function records<C extends keyof Listed>(namespace: string, one: Served, collection: C) {
    return listed<Listed[C]>(namespace, one, collection);
  }

  function naming(namespace: string, one: Served, collection: string) {
    return listed<{ readonly account: string }>(namespace, one, collection);
  }

  function own<T>(namespace: string, step: (own: AnyState) => T): Maybe<T> {
    const place = { namespace, provider: ownRecords, base: emptyBase, now: clock.now() };
    return transact(place, { run: step, contenders: () => 'namespace' });
  }

  function change(namespace: string, next: (setup: Setup) => Setup): Maybe<Setup> {
    namespaces.enter(namespace);
    return own(namespace, (records) => {
      const changed = next(setupOf({ value: records.get('namespace', 'setup'), version: 0 }));
      records.put('namespace', 'setup', changed);
      return changed;
    });
  }

  function keptUntil({ records: layer }: Layer): Keeping['until'] {
    const read = (address: string) => layer.get(address);
    const rules = served.map((one) => retentionIn(one, baseIn(one.profile, one.fixtures.base)));
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
    one.fixtures = { ...fixtures, scenarios: rearm(one.fixtures.scenarios, fixtures.scenarios, newId) };
    standing.renew();
  }

  return {
    ...{ served, store, clock, seed, sets, namespaces },
    ...{ turn, visit, look, lookPatched, records, naming, setup, change, own, keptUntil, drop, ended },
    now: clock.now,
    servedIn: createServedIn(served),
    standing: standing.all,
    replaceFixtures,
    onEnded: (listener) => void listeners.push(listener),
  };
}

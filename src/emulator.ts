import type { Endpoint, Received } from './core/endpoint.ts';
import { decide, type Decision } from './core/engine.ts';
import type { Environment } from './core/environment.ts';
import type { OutcomeName } from './core/outcome.ts';
import type { SharedRecords } from './core/records.ts';
import type { Room, RoomProfile } from './core/room.ts';
import { patchedState } from './core/patch.ts';
import { patchesOn, type Armed, type Scenario, type ScenarioRecords } from './core/scenario.ts';
import { recordsOf, type AnyState, type Counter, type State } from './core/state.ts';
import { createEnvironments } from './environment/environment.ts';
import type { Clock } from './environment/clock.ts';
import { rearm } from './fixtures/rearm.ts';
import type { LoadedFixtures } from './fixtures/source.ts';
import { timeIn } from './namespace/clock.ts';
import { defaultNamespace } from './namespace/name.ts';
import { createServedIn } from './namespace/profiles.ts';
import { createRegistry, type Registry } from './namespace/registry.ts';
import { setupOf, type Setup } from './namespace/setup.ts';
import { builtInSets, type SetSource } from './scenarios/sets.ts';
import { createStanding } from './scenarios/standing.ts';
import { overlaid } from './store/overlay.ts';
import { after, setsOf, setupAddress, snapshotsOf, type Maybe, type Store } from './store/store.ts';
import { createTransact } from './store/transaction.ts';
import { emptyBase, ownRecords } from './store/view.ts';

/** A provider as this emulator serves it: one profile of its room, over its fixtures. */
export interface Served {
  readonly id: string;
  readonly room: Room;
  readonly profile: RoomProfile;
  /** Those that it has now: a request is decided over one set of them, from its start to its end. */
  readonly fixtures: LoadedFixtures;
}

interface Replaceable extends Served {
  fixtures: LoadedFixtures;
}

/** What an emulator is made of. */
export interface EmulatorParts {
  readonly served: readonly Served[];
  readonly store: Store;
  readonly clock: Clock;
  readonly seed: string;
  /** Whether the providers' request budgets count. */
  readonly budgeted: boolean;
  /** What is switched on in every namespace from its start, beside what the fixtures say. */
  readonly armed?: readonly Armed[];
  /** The scenario sets that can be switched on; the emulator's own when left out. */
  readonly sets?: SetSource;
  /** How many namespaces there may be; a thousand when left out. */
  readonly maxNamespaces?: number;
}

/** One request's place in its namespace. */
export interface Turn {
  readonly namespace: string;
  readonly number: number;
  /** The namespace's time, the same for the whole request, in epoch milliseconds. */
  readonly now: number;
  readonly setup: Setup;
}

/** One request to an operation. */
interface Visit {
  readonly served: Served;
  readonly endpoint: Endpoint;
  readonly received: Received;
  readonly preferred?: OutcomeName | undefined;
  readonly address: string;
}

/** The records that can be listed. */
export type Listed = SharedRecords & { readonly counters: Counter };

/** Reads or mends a provider's state for the control plane. */
export type Look<T> = (state: AnyState, environment: Environment) => T;

/** The same with what is switched on, and how often it was met. */
type LookAt<T> = (
  ...args: [...Parameters<Look<T>>, scenarios: readonly Scenario[], counted: () => State<ScenarioRecords>]
) => T;

/** The emulator itself: namespaces, and the decisions made in them. */
export interface Emulator {
  readonly served: readonly Served[];
  readonly store: Store;
  readonly clock: Clock;
  readonly seed: string;
  readonly namespaces: Registry;
  /** The scenario sets that can be switched on. */
  readonly sets: SetSource;
  /** The time of what is in no namespace, in epoch milliseconds. */
  now(): number;
  /** Gives a request its number and its time. The namespace has been entered. */
  turn(namespace: string): Maybe<Turn>;
  /** The providers as a namespace with these settings has them. */
  servedIn(setup: Setup): readonly Served[];
  /** Decides a request and commits what it wrote. */
  visit(turn: Turn, visit: Visit): Maybe<Decision>;
  /** Looks into a provider's state as it is written, without a request, for the control plane. */
  look<T>(namespace: string, served: Served, read: Look<T>): Maybe<T>;
  /** The same under the patches that are switched on, as requests meet it. */
  lookPatched<T>(namespace: string, served: Served, read: Look<T>): Maybe<T>;
  /** Every record of a provider's collection by its key, for the control plane: the fixtures', and what was written over them. */
  records<C extends keyof Listed>(
    namespace: string,
    served: Served,
    collection: C,
  ): Maybe<ReadonlyMap<string, Listed[C]>>;
  /** The settings of a namespace. */
  setup(namespace: string): Maybe<Setup>;
  /** Changes the settings of a namespace as one step. */
  change(namespace: string, next: (setup: Setup) => Setup): Maybe<Setup>;
  /** Reads or writes a namespace's own records as one step. */
  own<T>(namespace: string, step: (own: AnyState) => T): Maybe<T>;
  /** All that is switched on in a namespace with these settings, the oldest first. */
  standing(setup: Setup): readonly Armed[];
  /**
   * Puts other fixtures in the place of a provider's, for every decision from now on. What was written over them stays,
   * and a scenario that stands in both goes on counting where it was.
   */
  replaceFixtures(id: string, fixtures: LoadedFixtures): void;
  /** Drops a namespace with all that was saved in it. */
  drop(namespace: string): Promise<void>;
  /** Has a function told of each namespace that begins anew or goes. */
  onEnded(listener: EndListener): void;
  /** Tells that a namespace begins anew or goes. */
  ended(namespace: string, how: End): void;
}

/** How what was in a namespace ends: it begins anew, or it is no more. */
type End = 'reset' | 'dropped';

type EndListener = (namespace: string, how: End) => void;

const mostNamespaces = 1000;

/** Puts an emulator together. */
export function createEmulator(parts: EmulatorParts): Emulator {
  const { store, clock, seed, budgeted, armed = [], sets = builtInSets } = parts;
  const { maxNamespaces: most = mostNamespaces } = parts;
  const served = parts.served.map((one): Replaceable => ({ ...one }));
  let lastScenario = Math.max(0, ...served.map(({ fixtures }) => fixtures.scenarios.length));
  const transact = createTransact(store);
  const environmentOf = createEnvironments(seed);
  const standing = createStanding(served, armed);
  const listeners: EndListener[] = [];
  const namespaces = createRegistry(defaultNamespace, { most, now: clock.machine, drop: sweep });

  function sweep(namespace: string): void {
    ended(namespace, 'dropped');
    // others may be using what this process does not
    if (!store.isShared) void dropAll(namespace);
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
    { served: one, endpoint, received, preferred, address }: Visit,
  ): Maybe<Decision> {
    const { randomness } = setup;
    const { base } = one.fixtures;
    const scenarios = standing.of(one, setup);
    const moment = { namespace, requestNumber: number, now, address, randomness };
    const call = { endpoint, received, scenarios, budgeted, preferred };
    return transact(
      { namespace, provider: one.id, base, now },
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
      const environment = environmentOf({ namespace, requestNumber: 0, now, address: '', randomness });
      const scenarios = standing.of(one, settings);
      return transact(
        { namespace, provider: one.id, base: one.fixtures.base, now },
        {
          run: (state, own) => read(state, environment, scenarios, () => recordsOf<ScenarioRecords>(own())),
          contenders: () => 'control plane',
        },
      );
    });
  }

  function records<C extends keyof Listed>(namespace: string, one: Served, collection: C) {
    return after(store.layer(namespace), (layer) =>
      overlaid<Listed[C]>(one.fixtures.base.list(collection), layer.records, `${one.id}/${collection}/`),
    );
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

  function replaceFixtures(id: string, fixtures: LoadedFixtures): void {
    const one = served.find((known) => known.id === id);
    if (one === undefined) throw new Error(`${id} is not served`);
    const newId = () => `${id}-${(lastScenario += 1)}`;
    one.fixtures = { ...fixtures, scenarios: rearm(one.fixtures.scenarios, fixtures.scenarios, newId) };
    standing.renew();
  }

  return {
    ...{
      served,
      store,
      clock,
      seed,
      sets,
      namespaces,
      turn,
      visit,
      look,
      lookPatched,
      records,
      setup,
      change,
      own,
      drop,
      ended,
    },
    now: clock.now,
    servedIn: createServedIn(served),
    standing: standing.all,
    replaceFixtures,
    onEnded: (listener) => void listeners.push(listener),
  };
}

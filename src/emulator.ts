import type { Figures } from './admin/metrics.ts';
import type { Endpoint, Received } from './core/endpoint.ts';
import { decide, type Decision } from './core/engine.ts';
import type { Environment } from './core/environment.ts';
import type { OutcomeName } from './core/outcome.ts';
import type { Room, RoomProfile } from './core/room.ts';
import type { AnyState } from './core/state.ts';
import { createEnvironments } from './environment/environment.ts';
import type { Clock } from './environment/clock.ts';
import { rearm } from './fixtures/rearm.ts';
import type { LoadedFixtures } from './fixtures/source.ts';
import type { Maybe, Store } from './store/store.ts';
import { createTransact } from './store/transaction.ts';

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
}

/** One request's place in its namespace. */
export interface Turn {
  readonly namespace: string;
  readonly number: number;
  /** The namespace's time, the same for the whole request, in epoch milliseconds. */
  readonly now: number;
}

/** One request to an operation. */
interface Visit {
  readonly served: Served;
  readonly endpoint: Endpoint;
  readonly received: Received;
  readonly preferred?: OutcomeName | undefined;
  readonly address: string;
}

/** Reads or mends a provider's state for the control plane. */
export type Look<T> = (state: AnyState, environment: Environment) => T;

/** The emulator itself: namespaces, and the decisions made in them. */
export interface Emulator {
  readonly served: readonly Served[];
  readonly store: Store;
  /** The time of what is in no namespace, in epoch milliseconds. */
  now(): number;
  /** Gives a request its number and its time. */
  turn(namespace: string): Maybe<Turn>;
  /** Decides a request and commits what it wrote. */
  visit(turn: Turn, visit: Visit): Maybe<Decision>;
  /** Looks into a provider's state without a request, for the control plane. */
  look<T>(namespace: string, served: Served, read: Look<T>): Maybe<T>;
  /** Puts a namespace back as it started. */
  reset?(namespace: string): Maybe<void>;
  /** What it has counted, for its metrics. */
  readonly figures?: Figures;
  /**
   * Puts other fixtures in the place of a provider's, for every decision from now on. What was written over them stays,
   * and a scenario that stands in both goes on counting where it was.
   */
  replaceFixtures(id: string, fixtures: LoadedFixtures): void;
}

/** Puts an emulator together. */
export function createEmulator(parts: EmulatorParts): Emulator {
  const { store, clock, seed, budgeted } = parts;
  const served = parts.served.map((one): Replaceable => ({ ...one }));
  let lastScenario = Math.max(0, ...served.map(({ fixtures }) => fixtures.scenarios.length));
  const transact = createTransact(store);
  const environmentOf = createEnvironments(seed);

  function turn(namespace: string): Maybe<Turn> {
    const number = store.claim(namespace);
    if (number instanceof Promise) return number.then((late) => ({ namespace, number: late, now: clock() }));
    return { namespace, number, now: clock() };
  }

  function visit(
    { namespace, number, now }: Turn,
    { served, endpoint, received, preferred, address }: Visit,
  ): Maybe<Decision> {
    const { base, scenarios } = served.fixtures;
    const moment = { namespace, requestNumber: number, now, address };
    const call = { endpoint, received, scenarios, budgeted, preferred };
    return transact(
      { namespace, provider: served.id, base, now },
      {
        run: (state) => decide(call, state, environmentOf(moment)),
        contenders: (state) => endpoint.accountOf(received.wire, state) ?? '',
      },
    );
  }

  function look<T>(namespace: string, { id, fixtures }: Served, read: Look<T>): Maybe<T> {
    const now = clock();
    const environment = environmentOf({ namespace, requestNumber: 0, now, address: '' });
    const place = { namespace, provider: id, base: fixtures.base, now };
    return transact(place, { run: (state) => read(state, environment), contenders: () => 'control plane' });
  }

  function replaceFixtures(id: string, fixtures: LoadedFixtures): void {
    const one = served.find((known) => known.id === id);
    if (one === undefined) throw new Error(`${id} is not served`);
    const newId = () => `fixture-${(lastScenario += 1)}`;
    one.fixtures = { ...fixtures, scenarios: rearm(one.fixtures.scenarios, fixtures.scenarios, newId) };
  }

  return { served, store, now: clock, turn, visit, look, replaceFixtures };
}

import { decide } from '../core/engine.ts';
import type { Provider, ProviderProfile } from '../core/provider.ts';
import type { Environment } from '../core/environment.ts';
import { timeIn, type Clock, type Moment } from '../environment/environment.ts';
import { profileDefaults } from '../fixtures/normalize.ts';
import { configOf, type NamespaceConfig, then, type Store } from '../store/store.ts';
import type { Base } from '../store/state-view.ts';
import type { RetentionRules } from '../store/retention.ts';
import type { Transact } from '../store/transaction.ts';
import type { Emulator } from './emulator.ts';
import { byPrecedence, type ArmedScenario, type Scenario } from '../core/scenario.ts';
import { compiled } from '../scenarios/target.ts';

/** The parts shared by all steps over a namespace's state. */
export interface Runtime {
  readonly store: Store;
  readonly clock: Clock;
  readonly transact: Transact;
  readonly environmentOf: (moment: Moment) => Environment;
  readonly retentionOf: (provider: { readonly provider: Provider }, base: Base) => RetentionRules;
  readonly scenarios: ActiveScenarios;
}

/** Creates the steps of a request: assigning its number and time, and deciding it. */
export function createRequests(
  { store, clock, transact, environmentOf, retentionOf, scenarios }: Runtime,
  { namespaces, changeConfig }: Pick<Emulator, 'namespaces' | 'changeConfig'>,
  budgeted: boolean,
): Pick<Emulator, 'openRequest' | 'decide'> {
  return {
    openRequest(namespace) {
      // the namespace may have been dropped while the request's body was read
      if (!namespaces.has(namespace)) namespaces.enter(namespace);
      return then(store.claim(namespace), ({ number, setup }) => {
        const config = configOf(setup);
        const now = timeIn(config, clock);
        if (config.startedAt !== undefined || !scenarios.needsStart())
          return { namespace, number, now, config };
        const started = changeConfig(namespace, (before) => ({ startedAt: now, ...before }));
        return then(started, (begun) => ({ namespace, number, now, config: begun }));
      });
    },
    decide({ slot, served, endpoint, received, preference, start, address, origin }) {
      const { namespace, number, now, config } = slot;
      const { randomness } = config;
      const base = profileDefaults(served.profile, served.fixtures.base);
      const begunAt = start === undefined ? now : now - start.agoMs;
      const sessionSeconds = start?.seconds;
      const moment = {
        namespace,
        requestNumber: number,
        now: begunAt,
        address,
        origin,
        sessionSeconds,
        budgeted,
        randomness,
      };
      const request = {
        endpoint,
        received,
        scenarios: scenarios.of(served, config),
        budgeted,
        preferred: preference?.outcome,
        example: preference?.example,
        startsSession: start !== undefined,
      };
      return transact(
        { namespace, provider: served.id, base, now, retention: retentionOf(served, base) },
        {
          run: (state, namespaceState) => decide(request, state, environmentOf(moment), namespaceState),
          contenders: (state) => endpoint.accountOf(received.wire, state) ?? '',
        },
      );
    },
  };
}

/** The parts of a provider that scenarios need. */
interface ScenarioProvider {
  readonly id: string;
  readonly profile: ProviderProfile;
  readonly fixtures: { readonly scenarios: readonly ArmedScenario[] };
}

/** The scenarios armed in an emulator's namespaces. */
export interface ActiveScenarios {
  /** Returns the scenarios of a provider in a namespace with these settings, in order of precedence. */
  of(provider: ScenarioProvider, setup: NamespaceConfig): readonly Scenario[];
  /** Returns all scenarios of a namespace with these settings, oldest first. */
  all(setup: NamespaceConfig): readonly ArmedScenario[];
  /** Whether a scenario from a file expires, so that a namespace must store when it began. */
  needsStart(): boolean;
  /** Clears the cache after the fixtures were replaced. */
  renew(): void;
}

/** Resolves a namespace's armed scenarios, from fixtures, sets and its settings. Cached per settings object. */
export function createActiveScenarios(
  served: readonly ScenarioProvider[],
  sets: readonly ArmedScenario[],
): ActiveScenarios {
  let known = new WeakMap<NamespaceConfig, Map<ScenarioProvider, readonly Scenario[]>>();
  // cached, because every request needs it
  let someEnd = doSomeEnd();

  function fromFiles(): readonly ArmedScenario[] {
    return [...served.flatMap(({ fixtures }) => fixtures.scenarios), ...sets];
  }

  function doSomeEnd(): boolean {
    return fromFiles().some(({ entry }) => entry.ttlSeconds !== undefined);
  }

  function all({ armed = [], disarmed = [] }: NamespaceConfig): readonly ArmedScenario[] {
    return [...fromFiles().filter(({ id }) => !disarmed.includes(id)), ...armed];
  }

  // before a namespace has begun, none of its scenarios expires
  function compileAll(provider: ScenarioProvider, setup: NamespaceConfig): readonly Scenario[] {
    const { startedAt = Infinity } = setup;
    return byPrecedence(all(setup).flatMap((armed) => compiled(armed, provider, startedAt) ?? []));
  }

  return {
    of(provider, setup) {
      const mine = known.get(setup) ?? new Map<ScenarioProvider, readonly Scenario[]>();
      const before = mine.get(provider);
      if (before !== undefined) return before;
      const scenarios = compileAll(provider, setup);
      known.set(setup, mine.set(provider, scenarios));
      return scenarios;
    },
    all,
    needsStart: () => someEnd,
    renew() {
      known = new WeakMap();
      someEnd = doSomeEnd();
    },
  };
}

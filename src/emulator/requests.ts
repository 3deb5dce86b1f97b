import { decide } from '../core/engine.ts';
import type { Provider } from '../core/provider.ts';
import type { Environment } from '../core/environment.ts';
import { timeIn, type Clock, type Moment } from '../environment/environment.ts';
import { profileDefaults } from '../fixtures/normalize.ts';
import { configOf } from '../store/namespace.ts';
import type { Base } from '../store/state-view.ts';
import type { RetentionRules } from '../store/retention.ts';
import { then, type Store } from '../store/store.ts';
import type { Transact } from '../store/transaction.ts';
import type { ActiveScenarios } from './active-scenarios.ts';
import type { Emulator } from './emulator.ts';

/** The parts that every step over a namespace's state uses. */
export interface Runtime {
  readonly store: Store;
  readonly clock: Clock;
  readonly transact: Transact;
  readonly environmentOf: (moment: Moment) => Environment;
  readonly retentionOf: (provider: { readonly provider: Provider }, base: Base) => RetentionRules;
  readonly scenarios: ActiveScenarios;
}

/** Creates the steps of a request: it gets its number and time, and is decided. */
export function createRequests(
  { store, clock, transact, environmentOf, retentionOf, scenarios }: Runtime,
  { namespaces, changeConfig }: Pick<Emulator, 'namespaces' | 'changeConfig'>,
  budgeted: boolean,
): Pick<Emulator, 'openRequest' | 'decide'> {
  return {
    openRequest(namespace) {
      // it may have gone while the body of the request came
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
    decide({ slot, served, endpoint, received, preference, address, origin }) {
      const { namespace, number, now, config } = slot;
      const { randomness } = config;
      const base = profileDefaults(served.profile, served.fixtures.base);
      const moment = { namespace, requestNumber: number, now, address, origin, randomness };
      const request = {
        endpoint,
        received,
        scenarios: scenarios.of(served, config),
        budgeted,
        preferred: preference?.outcome,
      };
      return transact(
        { namespace, provider: served.id, base, now, retention: retentionOf(served, base) },
        {
          run: (state, own) => decide(request, state, environmentOf(moment), own),
          contenders: (state) => endpoint.accountOf(received.wire, state) ?? '',
        },
      );
    },
  };
}

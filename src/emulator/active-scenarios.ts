import { byPrecedence, type ArmedScenario, type Scenario } from '../core/scenario.ts';
import type { ProviderProfile } from '../core/provider.ts';
import type { NamespaceConfig } from '../store/namespace.ts';
import { compiled } from '../scenarios/target.ts';

/** A provider, as far as scenarios are concerned. */
interface Provider {
  readonly id: string;
  readonly profile: ProviderProfile;
  readonly fixtures: { readonly scenarios: readonly ArmedScenario[] };
}

/** What is switched on in an emulator's namespaces. */
export interface ActiveScenarios {
  /** What a provider's requests meet in a namespace with these settings, in order of precedence. */
  of(provider: Provider, setup: NamespaceConfig): readonly Scenario[];
  /** All of a namespace with these settings, the oldest first. */
  all(setup: NamespaceConfig): readonly ArmedScenario[];
  /** Whether any from a file ends after a while, so that a namespace must know when it began. */
  needsStart(): boolean;
  /** The fixtures are others now. */
  renew(): void;
}

/**
 * Makes out what is switched on: by the fixtures and the sets in every namespace, and by each namespace's settings. It is
 * made out once for the same settings.
 */
export function createActiveScenarios(
  served: readonly Provider[],
  sets: readonly ArmedScenario[],
): ActiveScenarios {
  let known = new WeakMap<NamespaceConfig, Map<Provider, readonly Scenario[]>>();
  // every request asks for it
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

  // nothing ends in a namespace that has not begun
  function madeOut(provider: Provider, setup: NamespaceConfig): readonly Scenario[] {
    const own = all(setup).flatMap((armed) => compiled(armed, provider, setup.startedAt ?? Infinity) ?? []);
    return byPrecedence(own);
  }

  return {
    of(provider, setup) {
      const mine = known.get(setup) ?? new Map<Provider, readonly Scenario[]>();
      const before = mine.get(provider);
      if (before !== undefined) return before;
      const scenarios = madeOut(provider, setup);
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

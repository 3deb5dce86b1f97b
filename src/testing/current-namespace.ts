import type { Namespace } from '../index.ts';

/** The namespace of the running test. Suites get `namespace` once, outside their tests; it forwards to this one. */
export interface CurrentNamespace {
  readonly namespace: Namespace;
  /** Sets the namespace; undefined between tests. */
  is(namespace: Namespace | undefined): void;
  /** Returns whether the namespace was used since it was set. */
  isUsed(): boolean;
}

/** Creates an object that forwards to the namespace of the running test. */
export function createCurrentNamespace(): CurrentNamespace {
  let current: Namespace | undefined;
  let isUsed = false;
  const now = (): Namespace => {
    isUsed = true;
    if (current !== undefined) return current;
    throw new Error(
      'no test is running, so there is no namespace; use the emulator within a test, a beforeEach or an afterEach',
    );
  };
  return {
    is(namespace) {
      current = namespace;
      isUsed = false;
    },
    isUsed: () => isUsed,
    namespace: standIn(now),
  };
}

const members = {
  ...{ name: true, url: true, urls: true, fetch: true, clock: true, scenarios: true, accounts: true },
  ...{ sessions: true, codes: true, outbox: true, outcomes: true, requests: true, snapshots: true },
  ...{ state: true, bundle: true, signIn: true },
} satisfies Record<Exclude<keyof Namespace, 'snapshot' | 'reset' | 'start' | 'remove'>, true>;

/** Reads the current namespace on each access. */
function standIn(now: () => Namespace): Namespace;
function standIn(now: () => Namespace): object {
  const getters = Object.keys(members).map((name) => {
    const get = (): unknown => Reflect.get(now(), name);
    return [name, { get, enumerable: true, configurable: true }] as const;
  });
  const calls: Pick<Namespace, 'snapshot' | 'reset' | 'start' | 'remove'> = {
    snapshot: (name) => now().snapshot(name),
    reset: () => now().reset(),
    start: (settings) => now().start(settings),
    remove: () => now().remove(),
  };
  return Object.assign(Object.defineProperties({}, Object.fromEntries(getters)), calls);
}

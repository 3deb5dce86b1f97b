import type { Namespace } from '../index.ts';

/** The namespace of the test that runs now, under a name that stays: suites take it once, outside their tests. */
export interface CurrentNamespace {
  readonly namespace: Namespace;
  /** Says which it is from now on; none between tests. */
  is(namespace: Namespace | undefined): void;
  /** Whether it was used since then. */
  isUsed(): boolean;
}

/** Makes the stand-in for each test's namespace. */
export function createCurrentNamespace(): CurrentNamespace {
  let current: Namespace | undefined;
  let isUsed = false;
  const now = (): Namespace => {
    isUsed = true;
    if (current !== undefined) return current;
    throw new Error(
      'no test is running, so that there is no namespace; use the emulator within a test, a beforeEach or an afterEach',
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

/** Asks for the namespace each time that it is used. */
function standIn(now: () => Namespace): Namespace {
  return {
    get name() {
      return now().name;
    },
    get url() {
      return now().url;
    },
    get urls() {
      return now().urls;
    },
    get fetch() {
      return now().fetch;
    },
    get clock() {
      return now().clock;
    },
    get scenarios() {
      return now().scenarios;
    },
    get accounts() {
      return now().accounts;
    },
    get sessions() {
      return now().sessions;
    },
    get codes() {
      return now().codes;
    },
    get outbox() {
      return now().outbox;
    },
    get outcomes() {
      return now().outcomes;
    },
    get requests() {
      return now().requests;
    },
    get snapshots() {
      return now().snapshots;
    },
    get state() {
      return now().state;
    },
    get bundle() {
      return now().bundle;
    },
    snapshot: (name) => now().snapshot(name),
    reset: () => now().reset(),
    start: (settings) => now().start(settings),
    remove: () => now().remove(),
  };
}

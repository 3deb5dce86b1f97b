import { setTimeout as pause } from 'node:timers/promises';
import { pendingOf, type AnyState } from '../core/state.ts';
import { createStateViews, emptyBase, ownRecords, type Scope, type TransactionState } from './state-view.ts';
import type { RetentionRules } from './retention.ts';
import type { MaybePromise, Store } from './store.ts';

/** A scope with the retention rules of its writes; without rules they are stored as long as their namespace. */
interface RetainedScope extends Scope {
  readonly retention?: RetentionRules;
}

/** A decision on a provider's state and, on demand, the namespace's own records. Only the last of its runs counts. */
interface Step<T> {
  run(state: AnyState, namespaceState: () => AnyState): T;
  /** Returns a key for runs that contend for the same records: within this process, they run one after the other. */
  contenders(state: AnyState): string;
}

/** Runs a step and commits its writes, all or nothing. */
export type Transact = <T>(scope: RetainedScope, step: Step<T>) => MaybePromise<T>;

/** The maximum number of runs of a step when other processes keep writing what it read. */
const maxTries = 50;
const maxPauseMs = 20;

/**
 * Creates a function that runs steps over a store. If everything is loaded, a step is one synchronous run. Otherwise
 * the missing record is fetched and the step runs again; it also runs again if another process changed what it read.
 */
export function createTransact(store: Store): Transact {
  const mutex = createMutex();
  const viewOf = createStateViews(store);

  function attempt<T>(scope: Scope, run: TransactionState, decide: Step<T>['run']): Attempt<T> {
    const { namespace, now } = scope;
    run.writes.clear();
    try {
      const namespaceState = () => viewOf({ namespace, provider: ownRecords, base: emptyBase, now }, run);
      return { value: decide(viewOf(scope, run), namespaceState) };
    } catch (error) {
      const missing = pendingOf(error);
      if (missing === undefined) throw error;
      return { missing };
    }
  }

  async function fetchAndRun<T>(scope: Scope, run: TransactionState, decide: Step<T>['run']): Promise<T> {
    let attempted = attempt(scope, run, decide);
    while ('missing' in attempted) {
      await attempted.missing;
      attempted = attempt(scope, run, decide);
    }
    return attempted.value;
  }

  async function retry<T>(scope: RetainedScope, step: Step<T>): Promise<T> {
    for (let tries = 0; tries < maxTries; tries += 1) {
      const run = newRun();
      const value = await fetchAndRun(scope, run, step.run);
      if (await commit(store, scope, run)) return value;
      await pause(Math.random() * Math.min(2 ** tries, maxPauseMs));
    }
    throw new Error(`the records of ${scope.provider} changed during all ${maxTries} runs of one request`);
  }

  /** Also awaits the record missing from the first attempt: otherwise its failure would be an unhandled rejection. */
  async function queue<T>(scope: RetainedScope, step: Step<T>, missing?: PromiseLike<unknown>): Promise<T> {
    const [contenders] = await Promise.all([fetchAndRun(scope, newRun(), step.contenders), missing]);
    return mutex.run(`${scope.namespace}/${scope.provider}/${contenders}`, () => retry(scope, step));
  }

  return (scope, step) => {
    const run = newRun();
    const attempted = attempt(scope, run, step.run);
    if ('missing' in attempted) return queue(scope, step, attempted.missing);
    const committed = commit(store, scope, run);
    if (committed === true) return attempted.value;
    if (committed === false) return queue(scope, step);
    return committed.then((done) => (done ? attempted.value : queue(scope, step)));
  };
}

function commit(
  store: Store,
  { namespace, now, retention }: RetainedScope,
  { reads, writes }: TransactionState,
): MaybePromise<boolean> {
  if (writes.size === 0) return true;
  if (retention === undefined) return store.commit(namespace, reads, writes);
  const { maxRecords } = retention;
  const read = (address: string) => (writes.has(address) ? writes.get(address) : reads.get(address)?.value);
  const until = (address: string, value: unknown) => retention.until(address, value, read);
  return store.commit(namespace, reads, writes, { now, maxRecords, until });
}

type Attempt<T> = { readonly value: T } | { readonly missing: PromiseLike<unknown> };

function newRun(): TransactionState {
  return { reads: new Map(), writes: new Map(), didSuspend: false };
}

/** Runs asynchronous work on the same key sequentially. */
interface Mutex {
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/** Creates a mutex that removes a key as soon as no work is waiting for it. */
function createMutex(): Mutex {
  const tails = new Map<string, Promise<unknown>>();
  return {
    async run(key, work) {
      const before = tails.get(key) ?? Promise.resolve();
      const mine = before.then(work, work);
      tails.set(key, mine);
      try {
        return await mine;
      } finally {
        if (tails.get(key) === mine) tails.delete(key);
      }
    },
  };
}

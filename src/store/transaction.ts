import { pendingOf, type AnyState } from '../core/state.ts';
import {
  createKeyCache,
  type AddressOf,
  emptyBase,
  ownRecords,
  viewOf,
  type Base,
  type TransactionState,
} from './state-view.ts';
import type { RetentionRules } from './retention.ts';
import type { MaybePromise, Store } from './store.ts';

/** Over what a decision runs. */
interface Place {
  readonly namespace: string;
  readonly provider: string;
  readonly base: Base;
  readonly now: number;
  /** Until when what is written is kept; as long as its namespace when left out. */
  readonly retention?: RetentionRules;
}

/**
 * A decision over a provider's state, and over the namespace's own records where it asks for them. It may run several
 * times, and only its last run counts.
 */
interface Step<T> {
  run(state: AnyState, own: () => AnyState): T;
  /** Names those who contend for the same records: their runs wait for each other within this process. */
  contenders(state: AnyState): string;
}

/** Runs a step and commits what it wrote, all or nothing. */
export type Transact = <T>(place: Place, step: Step<T>) => MaybePromise<T>;

/** How often a step is run again because another process wrote what it had read. */
const maxTries = 50;
const maxPauseMs = 20;

/**
 * Makes the way to run steps over a store. Where everything is at hand a step is one synchronous run; else what is
 * missing is fetched and the step runs again, and so it does when another process has changed what it read.
 */
export function createTransact(store: Store): Transact {
  const queue = createMutex();
  const addresses = new Map<string, AddressOf>();

  function addressesOf(provider: string): AddressOf {
    const known = addresses.get(provider);
    if (known !== undefined) return known;
    const made = createKeyCache(provider);
    addresses.set(provider, made);
    return made;
  }

  function attempt<T>(
    { namespace, provider, base, now }: Place,
    run: TransactionState,
    decide: Step<T>['run'],
  ): Tried<T> {
    run.writes.clear();
    try {
      const own = () => viewOf(store, namespace, addressesOf(ownRecords), emptyBase, now, run);
      return { value: decide(viewOf(store, namespace, addressesOf(provider), base, now, run), own) };
    } catch (error) {
      const missing = pendingOf(error);
      if (missing === undefined) throw error;
      return { missing };
    }
  }

  function commit({ namespace, now, retention }: Place, run: TransactionState): MaybePromise<boolean> {
    if (run.writes.size === 0) return true;
    if (retention === undefined) return store.commit(namespace, run.reads, run.writes);
    const { maxRecords } = retention;
    const read = (address: string) =>
      run.writes.has(address) ? run.writes.get(address) : run.reads.get(address)?.value;
    const until = (address: string, value: unknown) => retention.until(address, value, read);
    return store.commit(namespace, run.reads, run.writes, { now, maxRecords, until });
  }

  async function fetching<T>(place: Place, run: TransactionState, decide: Step<T>['run']): Promise<T> {
    let tried = attempt(place, run, decide);
    while ('missing' in tried) {
      await tried.missing;
      tried = attempt(place, run, decide);
    }
    return tried.value;
  }

  async function insist<T>(place: Place, step: Step<T>): Promise<T> {
    for (let tries = 0; tries < maxTries; tries += 1) {
      const run = newRun();
      const value = await fetching(place, run, step.run);
      if (await commit(place, run)) return value;
      await pause(Math.random() * Math.min(2 ** tries, maxPauseMs));
    }
    throw new Error(`the records of ${place.provider} changed under ${maxTries} runs of one request`);
  }

  /** What the first attempt has asked for is awaited as well: a store that fails would else end the process. */
  async function queued<T>(place: Place, step: Step<T>, missing?: PromiseLike<unknown>): Promise<T> {
    const [contenders] = await Promise.all([fetching(place, newRun(), step.contenders), missing]);
    return queue.run(`${place.namespace}/${place.provider}/${contenders}`, () => insist(place, step));
  }

  return (place, step) => {
    const run = newRun();
    const tried = attempt(place, run, step.run);
    if ('missing' in tried) return queued(place, step, tried.missing);
    const committed = commit(place, run);
    if (committed === true) return tried.value;
    if (committed === false) return queued(place, step);
    return committed.then((done) => (done ? tried.value : queued(place, step)));
  };
}

type Tried<T> = { readonly value: T } | { readonly missing: PromiseLike<unknown> };

function newRun(): TransactionState {
  return { reads: new Map(), writes: new Map(), didSuspend: false };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Lets asynchronous work on one key happen one after the other. */
interface Mutex {
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/** Makes a queue that forgets a key as soon as nobody waits for it. */
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

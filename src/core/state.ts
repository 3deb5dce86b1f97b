/** A count within a fixed window that opens with the first increment. */
export interface Counter {
  readonly count: number;
  /** When the window closes, in epoch milliseconds. */
  readonly endsAt: number;
}

/** One namespace's records of a provider. Reads fall through to the fixtures; an operation's writes commit together. */
export interface State<Records> {
  get<C extends keyof Records & string>(collection: C, key: string): Records[C] | undefined;
  /**
   * Returns a record if it is loaded, as this run found it. Never waits, and doesn't conflict with other transactions.
   * Only for data that is reported about a request and decides nothing.
   */
  peek<C extends keyof Records & string>(collection: C, key: string): Records[C] | undefined;
  put<C extends keyof Records & string>(collection: C, key: string, record: Records[C]): void;
  delete(collection: keyof Records & string, key: string): void;
  /** Increments a counter; after the window's end it starts again at one. */
  increment(counter: string, key: string, windowMs: number): Counter;
  /** Clears a counter. */
  clear(counter: string, key: string): void;
}

/** Records whose types only their own provider knows. */
export type AnyRecords = Record<string, unknown>;

/** A state of any provider. */
export type AnyState = State<AnyRecords>;

/** Registered, because the package loads a part of its code later, with a copy of this file. */
const suspended = Symbol.for('login-emulator.suspended');

/** Suspends a decision until a record has been loaded. Operations never catch it. */
class Suspended extends Error {
  override readonly name = 'NotAtHand';
  readonly [suspended] = true;
  readonly pending: PromiseLike<unknown>;

  constructor(pending: PromiseLike<unknown>) {
    super('a record was read before it was loaded');
    this.pending = pending;
  }
}

/** Creates the error that suspends a decision; the decision runs again once `fetched` has settled. */
export function suspendUntil(fetched: PromiseLike<unknown>): Error {
  return new Suspended(fetched);
}

/** Returns the promise that a suspended decision waits for; undefined for any other error. */
export function pendingOf(error: unknown): PromiseLike<unknown> | undefined {
  return isSuspended(error) ? error.pending : undefined;
}

function isSuspended(error: unknown): error is Suspended {
  return typeof error === 'object' && error !== null && suspended in error;
}

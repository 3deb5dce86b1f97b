/** A count within a fixed window that opens with its first increment. */
export interface Counter {
  readonly count: number;
  /** When the window closes, in epoch milliseconds. */
  readonly endsAt: number;
}

/** One namespace's records of one provider as an operation sees them: reads fall through to the fixtures, writes commit together. */
export interface State<Records> {
  get<C extends keyof Records & string>(collection: C, key: string): Records[C] | undefined;
  /**
   * What is at hand of a record, as this run found it: never waited for, and free to change under the run's commit. For
   * what is only told of a request and decides nothing.
   */
  peek<C extends keyof Records & string>(collection: C, key: string): Records[C] | undefined;
  put<C extends keyof Records & string>(collection: C, key: string, record: Records[C]): void;
  delete(collection: keyof Records & string, key: string): void;
  /** Counts one more; past the window's end the count starts at one again. */
  increment(counter: string, key: string, windowMs: number): Counter;
  /** Forgets a count. */
  clear(counter: string, key: string): void;
}

/** Records that are known only to the provider that reads them. */
export type AnyRecords = Record<string, unknown>;

/** A state of any provider. */
export type AnyState = State<AnyRecords>;

/** The signal that something a decision needs must be fetched first. Operations never catch it. */
class Suspended extends Error {
  override readonly name = 'NotAtHand';
  readonly pending: PromiseLike<unknown>;

  constructor(pending: PromiseLike<unknown>) {
    super('a record was read that is not at hand');
    this.pending = pending;
  }
}

/** Makes the signal: once what it waits for is there, the decision is run again. */
export function suspendUntil(fetched: PromiseLike<unknown>): Error {
  return new Suspended(fetched);
}

/** What a thrown signal waits for; undefined for any other error. */
export function pendingOf(error: unknown): PromiseLike<unknown> | undefined {
  return error instanceof Suspended ? error.pending : undefined;
}

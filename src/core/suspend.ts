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

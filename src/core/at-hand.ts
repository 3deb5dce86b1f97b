/** The signal that something a decision needs must be fetched first. Operations never catch it. */
class NotAtHand extends Error {
  override readonly name = 'NotAtHand';
  readonly fetched: PromiseLike<unknown>;

  constructor(fetched: PromiseLike<unknown>) {
    super('a record was read that is not at hand');
    this.fetched = fetched;
  }
}

/** Makes the signal: once what it waits for is there, the decision is run again. */
export function notAtHand(fetched: PromiseLike<unknown>): Error {
  return new NotAtHand(fetched);
}

/** What a thrown signal waits for; undefined for any other error. */
export function fetchedBy(error: unknown): PromiseLike<unknown> | undefined {
  return error instanceof NotAtHand ? error.fetched : undefined;
}

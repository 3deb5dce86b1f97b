/** A call that the contract has and the emulator has not yet. */
export class NotBuilt extends Error {
  override readonly name = 'NotBuilt';
  readonly status = 501;
}

/** Stands in the table for a call that is not built: 501, never a silent 200. */
export function notBuilt(): never {
  throw new NotBuilt('this call is in the contract, and is not built yet');
}

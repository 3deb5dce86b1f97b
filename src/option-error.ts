/** An option that cannot be followed: what is wrong with it and what was expected. */
export class OptionError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'OptionError';
}

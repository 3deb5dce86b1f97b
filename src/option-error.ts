/** An option that cannot be followed: what is wrong with it and what was expected. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

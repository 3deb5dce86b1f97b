/** A command line, variable or file that cannot be followed: one clear line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

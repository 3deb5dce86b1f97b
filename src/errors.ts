/** An option that cannot be followed: what is wrong with it and what was expected. */
export class OptionError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'OptionError';
}

/** The code of one of Node's own errors, such as `EADDRINUSE`; empty for any other. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** Why a `fetch` got no answer: the code of what kept it from one, such as `ECONNREFUSED`, else what was thrown. */
export function reasonOf(error: unknown): string {
  // errors of the network come from another realm in some test runners
  const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
  return codeOf(cause) || String(error);
}

/** A file that cannot be used: one line for each thing that is wrong, with file, line and column. */
export class FileError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'FileError';
  /** One for each thing that is wrong. */
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** A command line, variable or file that cannot be followed: one clear line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

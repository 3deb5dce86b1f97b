/** An invalid option. The message has the problem and the expected value. */
export class OptionError extends Error {
  /** Identifies the error. */
  override readonly name = 'OptionError';
}

/** Returns the code of a Node error, such as `EADDRINUSE`; empty for other errors. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** Returns why a `fetch` failed: the code of its cause, such as `ECONNREFUSED`, or the error as text. */
export function reasonOf(error: unknown): string {
  // some test runners create network errors in another realm
  const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
  return codeOf(cause) || String(error);
}

/** An invalid file. The message has one line for each problem, with file, line and column. */
export class FileError extends Error {
  /** Identifies the error. */
  override readonly name = 'FileError';
  /** One line for each problem. */
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** An invalid command line, variable or file. The message is one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

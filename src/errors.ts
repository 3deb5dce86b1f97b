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

/**
 * Makes `instanceof` recognize the errors of other copies of this file: of the files that the package loads later, and of
 * another installation of the package.
 */
function recognizeCopies(
  kind: typeof OptionError | typeof FileError | typeof UsageError,
  name: string,
): void {
  const mark = Symbol.for(`login-emulator.${name}`);
  Object.defineProperty(kind.prototype, mark, { value: true });
  Object.defineProperty(kind, Symbol.hasInstance, {
    value(this: unknown, value: unknown): boolean {
      // a class that extends it has only its own instances
      if (this !== kind) return Reflect.apply(Function.prototype[Symbol.hasInstance], this, [value]);
      return typeof value === 'object' && value !== null && mark in value;
    },
  });
}

recognizeCopies(OptionError, 'OptionError');
recognizeCopies(FileError, 'FileError');
recognizeCopies(UsageError, 'UsageError');

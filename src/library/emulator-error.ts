import type { Problem } from './types.ts';

/**
 * What the control plane refuses, or that it cannot be reached. The message says what is wrong, where, and what to do.
 *
 * @example
 * const refused = await emulator.accounts.get('rocketchat', 'nobody').catch((error: unknown) => error);
 * if (refused instanceof EmulatorError) console.log(refused.status, refused.message);
 */
export class EmulatorError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'EmulatorError';
  /** The status of the refusal; undefined where no emulator answered. */
  readonly status: number | undefined;
  /** The refusal as it came, `application/problem+json`; undefined where no emulator answered, or not in that form. */
  readonly problem: Problem | undefined;

  constructor(message: string, { status, problem, cause }: EmulatorErrorDetails = {}) {
    super(message, cause === undefined ? {} : { cause });
    this.status = status;
    this.problem = problem;
  }
}

interface EmulatorErrorDetails {
  readonly status?: number;
  readonly problem?: Problem | undefined;
  readonly cause?: unknown;
}

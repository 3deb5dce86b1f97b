import type { components } from '../../generated/admin/types.ts';

type Details = components['schemas']['Problem'];

/** A call that the control plane refused, or that didn't reach it. */
export class CallError extends Error {
  /** The stable code of the problem; `unreachable` if the call got no answer. */
  readonly code: Details['code'] | 'unreachable';
  /** The status; 0 if the call got no answer. */
  readonly status: number;
  /** One line for each thing that is wrong. */
  readonly lines: readonly string[];

  constructor(
    problem: Pick<Details, 'detail' | 'status' | 'errors' | 'problems'> & {
      readonly code: CallError['code'];
    },
  ) {
    super(problem.detail);
    this.name = 'CallError';
    this.code = problem.code;
    this.status = problem.status;
    this.lines = [
      ...(problem.problems ?? []),
      ...(problem.errors ?? []).map(({ path, message }) => `${path}: ${message}`),
    ];
  }
}

/** Creates the error of a call without an answer. */
export function unreachable(): CallError {
  return new CallError({
    code: 'unreachable',
    status: 0,
    detail: "The emulator doesn't answer. Check that it runs; this page tries again by itself.",
  });
}

/** Returns what a person can read about any thrown value. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

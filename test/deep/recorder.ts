import type { RunContext } from './long-run.ts';
import type { Failure, Progress } from './progress.ts';

/** Collects the reports of a run. */
export interface Recorder extends Pick<RunContext, 'count' | 'fail' | 'markDone' | 'note'> {
  progress(secondsDone: number): Progress;
}

/** The maximum number of failure kinds; a run with more stops. */
export const mostKinds = 50;

/** Creates a recorder that continues from a progress; `onFailure` is called for each new kind of failure. */
export function createRecorder(from: Progress, onFailure: (failure: Failure) => void): Recorder {
  const counts = new Map(Object.entries(from.counts));
  const failures = new Map(from.failures.map((failure) => [failure.kind, failure]));
  const notes = [...from.notes];
  let nextAction = from.nextAction;
  return {
    count: (figure, by = 1) => void counts.set(figure, (counts.get(figure) ?? 0) + by),
    fail(kind, action, detail) {
      const known = failures.get(kind);
      const failure = { ...(known ?? { kind, action, detail }), times: (known?.times ?? 0) + 1 };
      failures.set(kind, failure);
      if (known === undefined) onFailure(failure);
    },
    markDone: (action) => void (nextAction = Math.max(nextAction, action)),
    note: (line) => void notes.push(line),
    progress: (secondsDone) => ({
      seed: from.seed,
      seconds: from.seconds,
      secondsDone: from.secondsDone + secondsDone,
      nextAction,
      counts: Object.fromEntries(counts),
      failures: [...failures.values()],
      notes,
    }),
  };
}

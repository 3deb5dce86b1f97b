/** Runs a check after the answer was sent. */
export type RunLater = (check: () => Promise<void>) => void;

/** The checks that run after their answers were sent. */
export interface LaterChecks {
  readonly run: RunLater;
  /** Resolves when no check is waiting or running. */
  idle(): Promise<void>;
}

/** Creates the queue of checks that run after their answers; a failed one is reported. */
export function createLaterChecks(report: (error: unknown) => void): LaterChecks {
  const running = new Set<Promise<void>>();
  return {
    run(check) {
      const done = new Promise<void>((resolve) => void setImmediate(resolve))
        .then(check)
        .catch(report)
        .finally(() => running.delete(done));
      running.add(done);
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

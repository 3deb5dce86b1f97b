/** The input of a long run, and its functions to report. */
export interface RunContext {
  readonly seed: number;
  /** Its duration. */
  readonly seconds: number;
  /** The number of its first action; above 0 if it resumes an interrupted run. */
  readonly firstAction: number;
  /** The maximum number of actions a second. */
  readonly rate: number;
  /** The path of the built emulator. */
  readonly cli: string;
  /** Aborted if the run must stop early. */
  readonly signal: AbortSignal;
  /** Increments a figure. */
  count(figure: string, by?: number): void;
  /** Reports a failure. Each kind is printed once in full, with the data to repeat it. */
  fail(kind: string, action: number, detail: string): void;
  /** Reports that all actions below this one are done. */
  markDone(action: number): void;
  /** Adds a line to the figures, printed at the end of the run. */
  note(line: string): void;
}

/** A run with a configurable duration. */
export interface LongRun {
  readonly name: string;
  run(context: RunContext): Promise<void>;
  /** Returns a line of figures. */
  summary(counts: Readonly<Record<string, number>>, seconds: number): string;
}

/** Creates a run's deadline: it is over when its time has passed or its signal is aborted. */
export function createDeadline({ seconds, signal }: RunContext) {
  const startedAt = performance.now();
  const elapsed = () => (performance.now() - startedAt) / 1000;
  return { elapsed, isOver: () => signal.aborted || elapsed() >= seconds };
}

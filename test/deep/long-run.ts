/** What a long run is given, and where it reports. */
export interface RunContext {
  readonly seed: number;
  /** How long it is to run from now. */
  readonly seconds: number;
  /** The number of the first action: where an interrupted run had come to. */
  readonly firstAction: number;
  /** The most actions a second. */
  readonly rate: number;
  /** The file of the built emulator. */
  readonly cli: string;
  /** Set when the run is to stop early. */
  readonly signal: AbortSignal;
  /** Adds to one of the figures. */
  count(figure: string, by?: number): void;
  /** Tells of a failure: its kind, which is told once in full, and what is needed to repeat it. */
  fail(kind: string, action: number, detail: string): void;
  /** Tells that every action below this one is done. */
  publicAddress(action: number): void;
  /** Puts a line under the figures, which the run's end shows. */
  note(line: string): void;
}

/** A run that takes as long as it is told to. */
export interface LongRun {
  readonly name: string;
  run(context: RunContext): Promise<void>;
  /** One line of figures. */
  summary(counts: Readonly<Record<string, number>>, seconds: number): string;
}

/** Whether a run goes on: until its time is over or it is told to stop. */
export function createDeadline({ seconds, signal }: RunContext) {
  const startedAt = performance.now();
  const elapsed = () => (performance.now() - startedAt) / 1000;
  return { elapsed, isOver: () => signal.aborted || elapsed() >= seconds };
}

/** A table of exchanges, as JSON. */
export interface RecordedTable {
  readonly flows: readonly RecordedFlow[];
}

/** A flow of a table. */
export interface RecordedFlow {
  readonly name: string;
  /** Whether cookies are kept. */
  readonly jar?: true;
  readonly steps: readonly RecordedStep[];
}

/** A request of a flow, and its answer. */
export interface RecordedStep {
  readonly request: TableRequest;
  readonly answer: TableAnswer;
}

/** A request of a table. */
export interface TableRequest {
  readonly method: string;
  /** Below the provider's base URL. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly form?: unknown;
}

/** An answer of a table. */
export interface TableAnswer {
  readonly status: number;
  readonly outcome?: string;
  readonly body?: unknown;
}

import type { AccountChange, OutcomeName, Scenario } from '../../index.ts';

/** Exchanges with one provider, as data that JSON and YAML can express. */
export interface ExchangeTable {
  readonly flows: readonly Flow[];
}

/** Steps that follow each other. Each flow starts with the fixtures, and with no saved values. */
export interface Flow {
  readonly name: string;
  /** Whether cookies of answers are sent with later requests, as a browser does. */
  readonly jar?: boolean;
  readonly steps: readonly Step[];
}

/** A change of the emulator, or a request, or both: the changes come first. */
export interface Step {
  /** Moves the clock forward: `+15m`, `+7d`, `+1h30m`. */
  readonly clock?: string;
  /** Arms a scenario. */
  readonly scenario?: Scenario;
  /** Changes an account. */
  readonly account?: AccountChange & { readonly login: string };
  readonly request?: TableRequest;
  /** Required if there is a request. */
  readonly answer?: TableAnswer;
  /** How often the request is sent; each answer must match. Default: 1. */
  readonly times?: number;
}

/** A request. Its texts may hold `<use:name>`, `<code:login>` and `<sent:login>`. */
export interface TableRequest {
  readonly method: string;
  /** The path below the provider's base URL, with the query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: Readonly<Record<string, string>>;
  /** Sent as JSON; a text is sent as it is. */
  readonly body?: unknown;
  /** The fields of a form. */
  readonly form?: Readonly<Record<string, string>>;
}

/**
 * The expected answer. Its texts may hold markers: `<any>`, `<text>`, `<number>`, `<absent>`, `<save:name>` and
 * `<use:name>`.
 */
export interface TableAnswer {
  readonly status: number;
  /** The outcome that the emulator reports. */
  readonly outcome?: OutcomeName | `${OutcomeName}/${string}`;
  readonly headers?: Readonly<Record<string, string>>;
  /** The cookies that the answer sets: the value, `<cleared>` if it deletes the cookie, or the value with attributes. */
  readonly cookies?: Readonly<Record<string, string | Readonly<Record<string, string | boolean>>>>;
  /** The members that the body must have; it may have others. `<absent>` stands for no body. */
  readonly body?: unknown;
  /** Whether the body may have no other members. Default: false. */
  readonly exact?: boolean;
}

/** A difference between the table and the answers, or an error of the table. */
export interface ExchangeProblem {
  readonly flow: string;
  /** Counts from 1. */
  readonly step: number;
  /** The place in the step: `answer.body.data.expires`. */
  readonly place: string;
  readonly message: string;
}

import type { AccountChange, OutcomeName, Scenario } from '../../index.ts';

/** Exchanges with one provider, as data that JSON and YAML can express. */
export interface ExchangeTable {
  /** The name in the reports of problems, such as the file of the table. */
  readonly name?: string;
  /** The flows, which are independent of each other. */
  readonly flows: readonly Flow[];
}

/** Steps that follow each other. Each flow starts with the fixtures, and with no saved values. */
export interface Flow {
  /** The name in the reports of problems. */
  readonly name: string;
  /** Whether cookies of answers are sent with later requests, as a browser does. */
  readonly jar?: boolean;
  /** The steps, in order. */
  readonly steps: readonly Step[];
}

/** A change of the emulator, or a request, or both: the changes come first. */
export interface Step {
  /** Moves the clock forward: `+15m`, `+7d`, `+1h30m`. */
  readonly clock?: string;
  /** Arms a scenario. */
  readonly scenario?: Scenario;
  /** Changes an account. */
  readonly account?: TableChange;
  /** The request. */
  readonly request?: TableRequest;
  /** Required if there is a request. */
  readonly answer?: TableAnswer;
  /** How often the request is sent; each answer must match. Default: 1. */
  readonly times?: number;
}

/** A change of an account. */
export interface TableChange extends AccountChange {
  /** The login of the account. */
  readonly login: string;
}

/** A request. Its texts may hold `<use:name>`, `<code:login>` and `<sent:login>`. */
export interface TableRequest {
  /** The method. */
  readonly method: string;
  /** The path below the provider's base URL, with the query. */
  readonly path: string;
  /** The headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The cookies. */
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
  /** The status. */
  readonly status: number;
  /** The outcome that the emulator reports. */
  readonly outcome?: OutcomeName | `${OutcomeName}/${string}`;
  /** The headers that the answer must have, by name. */
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
  /** The name of the table, if it has one. */
  readonly table?: string;
  /** The name of the flow. */
  readonly flow: string;
  /** Counts from 1. */
  readonly step: number;
  /** The place in the step: `answer.body.data.expires`. */
  readonly place: string;
  /** The problem, in words. */
  readonly message: string;
}

import { changeQuery, route } from '../../page/route.ts';

/** The kinds of effects that a person can switch on. */
export type Effect = 'outcome' | 'delay' | 'fault' | 'change';

/** Any provider, or any operation. */
export const any = '*';

/** A duration without an end. */
export const always = 'always';

/** The choice of the picker, as texts: a link may hold any, and the page reports the wrong ones. */
export interface Choice {
  readonly effect: Effect;
  /** A provider's id, or `any`. */
  readonly provider: string;
  /** An operation id, or `any`. */
  readonly operation: string;
  /** The login of an account; empty for everyone. */
  readonly account: string;
  /** The number of requests; empty for every one. */
  readonly times: string;
  /** The outcome; several are those of successive requests. */
  readonly outcomes: readonly string[];
  /** The delay in seconds. */
  readonly delay: string;
  readonly fault: string;
  /** The name of a temporary change of accounts. */
  readonly change: string;
  /** The seconds until it ends by itself, or `always`. */
  readonly duration: string;
}

type Query = Readonly<Record<string, string | undefined>>;

/** Reads the choice of a link; undefined for what it leaves open. */
function readChoice(query: Query): Partial<Choice> {
  const { provider, operation, account, times, outcome, delay, fault, as: change, for: duration } = query;
  const effect = effectOf(query);
  const outcomes = outcome?.split(',');
  const read = { effect, provider, operation, account, times, outcomes, delay, fault, change, duration };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

function effectOf({ outcome, delay, fault, as: change }: Query): Effect | undefined {
  if (outcome !== undefined) return 'outcome';
  if (fault !== undefined) return 'fault';
  if (delay !== undefined) return 'delay';
  return change === undefined ? undefined : 'change';
}

/** Returns the members of a link that opens the view with this choice. */
export function queryOf(choice: Choice): Query {
  const { effect, provider, operation, account, times, outcomes, delay, fault, change, duration } = choice;
  return {
    provider,
    operation,
    account,
    times,
    outcome: effect === 'outcome' ? outcomes.join(',') : undefined,
    delay: effect === 'delay' ? delay : undefined,
    fault: effect === 'fault' ? fault : undefined,
    as: effect === 'change' ? change : undefined,
    for: duration,
  };
}

/** Shows a choice, also in the address of the page. */
export function showChoice(choice: Choice): void {
  changeQuery({ ...queryOf(choice), set: undefined });
}

/** The choice of the page's address. */
export function linkedChoice(): Partial<Choice> {
  return readChoice(route.value.query);
}

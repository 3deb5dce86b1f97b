/** The data that a collection's retention rule may use besides the record. Times are in milliseconds. */
export interface RetentionFacts {
  /** How long ended records are stored, by the namespace's clock. */
  readonly graceMs: number;
  /** The fixtures' window in which failures count. */
  readonly windowMs: number;
  /** Another record of the same provider, if the same step read or wrote it; otherwise undefined. */
  related(collection: string, key: string): unknown;
}

/**
 * Returns the time until which a record is stored, in epoch milliseconds by the namespace's clock. `Infinity` for a
 * record that doesn't expire; it is evicted only when its collection has too many records.
 */
export type Retention<Records> = {
  readonly [C in keyof Records]?: (record: Records[C], key: string, facts: RetentionFacts) => number;
};

/** The retention rules of a provider with its own record types. */
export type AnyRetention = Readonly<
  Record<string, (record: unknown, key: string, facts: RetentionFacts) => number>
>;

/** Types a provider's rules. Sound because they receive only records of collections that its own operations write. */
export function retentionOf<Records>(rules: Retention<Records>): AnyRetention {
  return rules as AnyRetention;
}

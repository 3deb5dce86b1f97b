/** What the rule of a collection may know beside the record itself. Times are in milliseconds. */
export interface RetentionFacts {
  /** How long what has ended is kept, by the namespace's clock. */
  readonly graceMs: number;
  /** The window of the fixtures in which failures count. */
  readonly windowMs: number;
  /** Another record of the same provider, where it was read or written by the same step; undefined where it was not. */
  related(collection: string, key: string): unknown;
}

/**
 * Until when a record is kept, in epoch milliseconds by the namespace's clock; `Infinity` for one that does not end by
 * itself, and goes only where there are too many of its collection.
 */
export type Retention<Records> = {
  readonly [C in keyof Records]?: (record: Records[C], key: string, facts: RetentionFacts) => number;
};

/** The rules of a provider whose records are known only to itself. */
export type AnyRetention = Readonly<
  Record<string, (record: unknown, key: string, facts: RetentionFacts) => number>
>;

/** A provider's rules. Sound because they are asked only of what its own operations have written in these collections. */
export function retentionOf<Records>(rules: Retention<Records>): AnyRetention {
  return rules as AnyRetention;
}

/** A known difference between Prism and the emulator, and why the emulator is right. */
export interface Difference {
  readonly name: string;
  readonly why: string;
  /** The findings in each of the flows; a repeated finding is listed repeatedly. */
  readonly finds: readonly string[];
  /** All affected flows and examples, by contract. */
  readonly concerns: Readonly<Record<string, readonly string[]>>;
}

/** Lists the full names of the flows and examples that a difference affects. */
export function concernedBy({ concerns }: Difference): readonly string[] {
  return Object.entries(concerns).flatMap(([provider, names]) => names.map((name) => `${provider}: ${name}`));
}

/** The response of `--errors` to a request that violates the contract; Prism doesn't forward it. */
export const refused = '--errors: 422 UNPROCESSABLE_ENTITY';

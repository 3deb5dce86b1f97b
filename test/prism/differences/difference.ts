/** A place where Prism sees it otherwise, and why the emulator is right to differ. */
export interface Difference {
  readonly name: string;
  readonly why: string;
  /** What Prism finds in each flow that it concerns, as often as it finds it. */
  readonly finds: readonly string[];
  /** The flows and examples it concerns, all of them, by their contract. */
  readonly concerns: Readonly<Record<string, readonly string[]>>;
}

/** The flows and examples that a difference concerns, by their whole names. */
export function concernedBy({ concerns }: Difference): readonly string[] {
  return Object.entries(concerns).flatMap(([provider, names]) => names.map((name) => `${provider}: ${name}`));
}

/** What `--errors` says in place of passing a request on that breaks the contract. */
export const refused = '--errors: 422 UNPROCESSABLE_ENTITY';

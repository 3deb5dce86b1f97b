import type { Marks } from '../marks/types.ts';

/** A session with all that one alternative of a requirement asks. */
export interface Alternative extends Exclude<Marks['Needs'], boolean> {
  /** The kinds of other tokens that must be beside the session's: one of each list. */
  readonly beside?: readonly (readonly string[])[];
}

/** The demands of an operation on the session of a request. */
export interface Requirement {
  /** At least one alternative; one of them is enough. */
  readonly alternatives: readonly Alternative[];
  /** Whether a request without a session is accepted, too. */
  readonly isOptional: boolean;
}

/** Returns the requirement of a mark; undefined if it asks nothing. */
export function requirementOf(needs: Marks['Needs']): Requirement | undefined {
  if (needs === false) return undefined;
  return { alternatives: [needs === true ? {} : needs], isOptional: false };
}

/** Returns a requirement in the form of a mark, with the tokens of all alternatives; false if there is none. */
export function summaryOf(requirement: Requirement | undefined): Marks['Needs'] {
  if (requirement === undefined) return false;
  const { alternatives } = requirement;
  const restricted = alternatives.find(({ scope, role }) => scope !== undefined || role !== undefined);
  const { beside: _, tokens: __, ...needs } = restricted ?? alternatives[0] ?? {};
  const kinds = alternatives.map(({ tokens }) => tokens);
  if (kinds.includes(undefined)) return needs;
  return { ...needs, tokens: [...new Set(kinds.flatMap((some) => some ?? []))] };
}

import type { Node } from '../json.ts';

/** How certain a mark is. An `open` mark is written as a comment, for a person to decide. */
export type Certainty = 'sure' | 'likely' | 'open';

/** A remark on a part of an action, which becomes a comment beside it. */
export interface Remark {
  /** The path in the update of the action; empty for the whole action. */
  readonly path: readonly (string | number)[];
  readonly certainty: Certainty;
  /** The reason, as one line of plain English. */
  readonly text: string;
}

/** An action of the overlay: what it adds to one node of the contract. */
export interface PlannedAction {
  /** The path of the node in the contract: empty for the top, `['paths', '/login', 'post']` for an operation. */
  readonly target: readonly string[];
  /** `x-login`, and the responses that the contract lacks. */
  readonly update: Node;
  readonly remarks: readonly Remark[];
  /** Whether the whole action is only suggested: it is written as a comment. */
  readonly isOpen: boolean;
}

/** An account of the fixtures, with the reason why it is there. */
export interface PlannedAccount {
  readonly account: Node & { readonly login: string };
  readonly text: string;
}

/** The marks and the accounts that adopt writes for a contract. */
export interface Plan {
  /** The title of the contract. */
  readonly title: string;
  readonly actions: readonly PlannedAction[];
  readonly accounts: readonly PlannedAccount[];
}

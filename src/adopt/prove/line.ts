/** How a step of a proof ended: as the marks say, otherwise, or not tried because something is missing. */
type ProofResult = 'ok' | 'failed' | 'not possible';

/** One line of a proof. */
export interface ProofLine {
  /** `wrong password`. */
  readonly name: string;
  readonly result: ProofResult;
  /** The operation id. */
  readonly operation?: string;
  /** `POST /auth/login`. */
  readonly request?: string;
  /** The status of the answer. */
  readonly status?: number;
  /** The tokens that were found, or why the step failed or isn't possible. */
  readonly detail?: string;
  /** How the answer breaks the contract. */
  readonly breaks?: string;
  /** The line to edit: `acme.login.yaml:23`. */
  readonly place?: string;
}

import { outcome, type Wire } from '../../../core/operation.ts';
import type { Outcome } from '../../../core/outcome.ts';
import type { Violation } from '../../../core/violation.ts';
import {
  confirmationCredentialsOf,
  type ConfirmationCredentials,
} from '../domain/authenticate-by-confirmation.ts';
import { credentialsOf, type Credentials } from '../domain/authenticate.ts';
import { bindingErrorsOf, type BindingErrors } from '../domain/binding-errors.ts';

/** Reads a request that has only credentials. */
export function readCredentials(wire: Wire): { readonly request: Credentials } {
  return { request: credentialsOf(wire) };
}

/** Reads a request that has only a confirmation. */
export function readConfirmation(wire: Wire): { readonly request: ConfirmationCredentials } {
  return { request: confirmationCredentialsOf(wire) };
}

type UnsupportedMediaType = { readonly refusal: 'unsupported-media-type' };

/** Denies a body with binding errors before any other check. */
export function readMalformed(
  violation: Violation,
  wire: Wire,
): UnsupportedMediaType | { readonly outcome: Outcome<{ readonly 'malformed-request': BindingErrors }> } {
  if (violation.kind === 'unsupported-media-type') return { refusal: violation.kind };
  return { outcome: outcome('malformed-request', bindingErrorsOf(violation, wire)) };
}

/** Reads a body with binding errors; the operation denies it only after authentication. */
export const readBroken = brokenReader(credentialsOf);

/** Does the same for a request with a confirmation. */
export const readBrokenConfirmation = brokenReader(confirmationCredentialsOf);

function brokenReader<C extends Credentials>(credentialsIn: (wire: Wire) => C) {
  return (
    violation: Violation,
    wire: Wire,
  ): UnsupportedMediaType | { readonly request: C & BindingErrors } => {
    if (violation.kind === 'unsupported-media-type') return { refusal: violation.kind };
    return { request: { ...credentialsIn(wire), ...bindingErrorsOf(violation, wire) } };
  };
}

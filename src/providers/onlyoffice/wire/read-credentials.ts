import type { Wire } from '../../../core/operation.ts';
import type { Violation } from '../../../core/violation.ts';
import { credentialsOf, type Credentials } from '../domain/authenticate.ts';
import {
  confirmationCredentialsOf,
  type ConfirmationCredentials,
} from '../domain/authenticate-by-confirmation.ts';
import { bindingErrorsOf, type BindingErrors } from '../domain/binding-errors.ts';

/** Reads a request that says nothing but who asks. */
export function readCredentials(wire: Wire): { readonly request: Credentials } {
  return { request: credentialsOf(wire) };
}

/** Reads a request that says nothing but who confirms. */
export function readConfirmation(wire: Wire): { readonly request: ConfirmationCredentials } {
  return { request: confirmationCredentialsOf(wire) };
}

type Broken<Who> = { readonly request: Who & BindingErrors } | { readonly refusal: 'unsupported-media-type' };

/** Reads a body that cannot be bound: it is told once it is known who asks. */
export function readBroken(violation: Violation, wire: Wire): Broken<Credentials> {
  if (violation.kind === 'unsupported-media-type') return { refusal: violation.kind };
  return { request: { ...credentialsOf(wire), ...bindingErrorsOf(violation, wire) } };
}

/** The same of a request that confirms. */
export function readBrokenConfirmation(violation: Violation, wire: Wire): Broken<ConfirmationCredentials> {
  if (violation.kind === 'unsupported-media-type') return { refusal: violation.kind };
  return { request: { ...confirmationCredentialsOf(wire), ...bindingErrorsOf(violation, wire) } };
}

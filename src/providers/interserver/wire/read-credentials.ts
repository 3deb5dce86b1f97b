import type { Wire } from '../../../core/operation.ts';
import { onlyMissing, type Violation } from '../../../core/violation.ts';
import { credentialOf, type Credentials, type BrokenRequest } from '../domain/authenticate.ts';

/** Reads a request that says nothing but who asks. */
export function readCredentials(wire: Wire): { readonly request: Credentials } {
  return { request: credentialsOf(wire) };
}

/** Who asks. */
export function credentialsOf(wire: Wire): Credentials {
  return { credential: credentialOf(wire) };
}

/** What is wrong with the body of a request by a session: it is told once it is known who asks. */
export type BrokenReading<Missing> =
  | { readonly request: Credentials & (Missing | BrokenRequest) }
  | { readonly refusal: 'unsupported-media-type' };

/** Reads a body that breaks its contract; `missing` says what becomes of one that only lacks fields, by the first of them. */
export function readBroken<Missing>(
  violation: Violation,
  wire: Wire,
  missing: (field: string | undefined) => Missing,
): BrokenReading<Missing> {
  if (violation.kind === 'unsupported-media-type') return { refusal: violation.kind };
  const credentials = credentialsOf(wire);
  if (!onlyMissing(violation)) return { request: { ...credentials, broken: true } };
  return { request: { ...credentials, ...missing(violation.issues[0]?.path[0]) } };
}

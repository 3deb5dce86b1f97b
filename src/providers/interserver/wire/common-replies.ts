import type { Wire } from '../../../core/operation.ts';
import { onlyMissing, type Violation } from '../../../core/violation.ts';
import { credentialOf, type Credentials, type BrokenRequest } from '../domain/authenticate.ts';

/** What operations beside the login say of the outcomes that belong to every operation. */
export const commonReplies = {
  'rate-limited': () => ({ status: 429 as const, body: { code: 429, message: 'Too many requests' } }),
  'server-error': () => ({ status: 500 as const, body: { code: 500, message: 'Internal server error' } }),
  unavailable: () => ({ status: 503 as const, body: { code: 503, message: 'Service unavailable' } }),
};

/** What every operation of a session says to a request without one that counts. */
export const unauthorized = {
  'token-missing': () => denied('Missing session id'),
  'token-invalid': () => denied('Invalid session id'),
  'token-expired': () => denied('Expired session id'),
};

/** What every operation of a session says beside its own. */
export const sessionReplies = { ...unauthorized, ...commonReplies };

/** What they say to a body that breaks the contract. */
export const malformedBody = () => ({
  status: 400 as const,
  body: { code: 400, message: 'Invalid request body' },
});

function denied(message: string) {
  return { status: 401 as const, body: { code: 401, message } };
}

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

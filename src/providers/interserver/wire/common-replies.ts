import type { Wire } from '../../../core/operation.ts';
import { onlyMissing, type Violation } from '../../../core/violation.ts';
import { credentialOf, type Credentials, type BrokenRequest } from '../domain/authenticate.ts';

/** Replies for the outcomes that every operation shares, except at the login. */
export const commonReplies = {
  'rate-limited': () => ({ status: 429 as const, body: { code: 429, message: 'Too many requests' } }),
  'server-error': () => ({ status: 500 as const, body: { code: 500, message: 'Internal server error' } }),
  unavailable: () => ({ status: 503 as const, body: { code: 503, message: 'Service unavailable' } }),
};

/** Replies to a request without a valid session. */
export const unauthorized = {
  'token-missing': () => denied('Missing session id'),
  'token-invalid': () => denied('Invalid session id'),
  'token-expired': () => denied('Expired session id'),
};

/** Replies that all operations of a session share. */
export const sessionReplies = { ...unauthorized, ...commonReplies };

/** The reply to a body that violates the contract. */
export const malformedBody = () => ({
  status: 400 as const,
  body: { code: 400, message: 'Invalid request body' },
});

function denied(message: string) {
  return { status: 401 as const, body: { code: 401, message } };
}

/** Reads a request that has only credentials. */
export function readCredentials(wire: Wire): { readonly request: Credentials } {
  return { request: credentialsOf(wire) };
}

/** Reads the credentials of a request. */
export function credentialsOf(wire: Wire): Credentials {
  return { credential: credentialOf(wire) };
}

/** A request whose body violates the contract; the operation reports that only after authentication. */
export type BrokenReading<Missing> =
  | { readonly request: Credentials & (Missing | BrokenRequest) }
  | { readonly refusal: 'unsupported-media-type' };

/** Reads a body that violates its contract; `missing` builds the request of a body that only lacks fields. */
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

import type { RequestField } from './fields.ts';

/** The names of headers that carry a token. */
export const tokenHeader = /^(authorization|(x-)?(auth|access|session|api|user|app)[-_]?(token|key)|token)$/i;

/**
 * Returns the parameters that carry the session. An operation that requires a token in a header is secured, whatever the
 * contract's security says; its other required headers belong to the token.
 */
export function credentialsOf(request: readonly RequestField[]): readonly RequestField[] {
  const headers = request.filter(({ place, isRequired }) => isRequired && place.startsWith('header.'));
  return headers.some(({ path }) => tokenHeader.test(path[0] ?? '')) ? headers : [];
}

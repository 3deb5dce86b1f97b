/** The code of one of Node's own errors, such as `EADDRINUSE`; empty for any other. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** Why a `fetch` got no answer: the code of what kept it from one, such as `ECONNREFUSED`, else what was thrown. */
export function reasonOf(error: unknown): string {
  // errors of the network come from another realm in some test runners
  const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
  return codeOf(cause) || String(error);
}

import type { Answer } from '../support/client.ts';

/** The outcomes that only a scenario or a preference causes. */
const switchedOn = ['server-error', 'unavailable'];

/** Tells whether a response is a server error: an error of the emulator, or an outcome that needs a scenario or a preference. */
export function isServerError({ status, headers }: Answer): boolean {
  if (status < 500) return false;
  const outcome = headers['x-emulator-outcome'];
  // some vendors, and their contracts, reject a malformed request with 500
  return typeof outcome !== 'string' || switchedOn.includes(outcome);
}

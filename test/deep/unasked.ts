import type { Answer } from '../support/client.ts';

/** The outcomes that a server has only when they are switched on or preferred. */
const switchedOn = ['server-error', 'unavailable'];

/** Whether an answer is an error of the server: of the emulator itself, or an outcome that somebody has to switch on. */
export function isServerError({ status, headers }: Answer): boolean {
  if (status < 500) return false;
  const outcome = headers['x-emulator-outcome'];
  // some vendors refuse a malformed request with 500, and so do their contracts
  return typeof outcome !== 'string' || switchedOn.includes(outcome);
}

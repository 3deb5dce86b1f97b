import { randomBytes } from 'node:crypto';

/** Makes a token that nobody guesses, for an emulator that is reached beyond loopback and was given none. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

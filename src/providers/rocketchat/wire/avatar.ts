import type { Account } from '../records.ts';

/** Where a user's picture is. Half a character, which no URL can hold, becomes the sign for one that is unknown. */
export function avatarUrlOf({ login }: Account, origin: string): string {
  return `${origin}/avatar/${encodeURIComponent(login.replaceAll(/\p{Surrogate}/gu, '\ufffd'))}`;
}

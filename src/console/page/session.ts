import { signal } from '@preact/signals';
import type { components } from '../../generated/admin/types.ts';

/** The rights of the caller. */
export type Session = components['schemas']['ConsoleSession'];

/** The caller's session; undefined until the first answer. */
export const session = signal<Session | undefined>(undefined);

/** Whether the page must ask for the token. */
export const isTokenNeeded = signal(false);

/** Called when a call was refused without a valid token: the session has ended, or never began. */
export function sessionEnded(): void {
  isTokenNeeded.value = true;
}

import { isLoopbackHost } from '../http/loopback-host.ts';
import { makeToken } from '../admin/access/token.ts';
import type { ResolvedSettings } from './resolve-settings.ts';
import { tokenVariable } from './variables.ts';

/** The token that opens the control plane, and what a person has to know of it. */
export interface AdminToken {
  /** None on loopback, where none was given. */
  readonly token: string | undefined;
  /** That token where it was made now, and is known to nobody yet. */
  readonly made: string | undefined;
  readonly notes: readonly string[];
}

/** The token of the variable; beyond loopback a new one where there is none. Without a control plane, nothing is made. */
export function adminTokenOf({ settings: { admin, host }, token }: ResolvedSettings): AdminToken {
  if (token !== undefined) return { token, made: undefined, notes: admin ? [given] : [] };
  if (!admin || isLoopbackHost(host)) return { token, made: undefined, notes: [] };
  const made = makeToken();
  return { token: made, made, notes: [] };
}

/** How a token is sent. */
export function sentAs(token: string): string {
  return `-H "Authorization: Bearer ${token}"`;
}

const given = `/__admin asks for the token: ${sentAs(`$${tokenVariable}`)}`;

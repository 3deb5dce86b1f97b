import { isForRefresh } from '../marks/defaults.ts';
import type { ActCall } from '../runtime/act.ts';
import type { TokenKind } from '../runtime/resolve.ts';

/** Returns the kinds of tokens that renew: the refresh tokens, or all where the API has none. */
export function refreshKinds({ marks }: Pick<ActCall, 'marks'>): readonly TokenKind[] {
  const all = [...marks.tokens.values()];
  const own = all.filter(({ kind, mark }) => isForRefresh(kind, mark));
  return own.length === 0 ? all : own;
}

/** Returns the kinds of tokens that stay valid after a sign-out. */
export function spares({ marks }: ActCall): readonly string[] {
  return [...marks.tokens.values()]
    .filter(({ mark }) => mark.survivesSignOut === true)
    .map(({ kind }) => kind);
}

/** Returns all kinds of tokens: the cookies of an ended session are deleted. */
export function allKinds({ marks }: ActCall): readonly string[] {
  return [...marks.tokens.keys()];
}

import type { ActCall } from '../runtime/act.ts';
import { isYes, type ProviderMarks, type TokenKind } from '../runtime/resolve.ts';

/** Returns the kinds of tokens that an act issues for a session of this level. */
export function issuedKinds(call: ActCall, level: string | undefined): readonly TokenKind[] {
  const { marks, act } = call;
  const { issues } = act.mark;
  return marks.ofSessions.filter(
    (kind) =>
      (issues === undefined ? fitsLevel(kind.mark.level, level, marks) : issues.includes(kind.kind)) &&
      isRequested(kind, call),
  );
}

/** Returns the kinds of tokens that outlive sessions and that the mark of an act names. */
export function outlivingKinds({ marks, act }: ActCall): readonly TokenKind[] {
  const { issues = [] } = act.mark;
  return marks.outliving.filter(({ kind }) => issues.includes(kind));
}

/** Whether a kind is issued to a request: an optional one must be asked for. */
export function isRequested({ optional }: TokenKind, { wire }: ActCall): boolean {
  return optional === undefined || isYes(optional(wire));
}

/** Whether a kind is issued for a level: one with a level for that level alone. */
function fitsLevel(kindLevel: string | undefined, level: string | undefined, marks: ProviderMarks): boolean {
  const reached = level ?? marks.levels.at(-1);
  if (kindLevel !== undefined) return kindLevel === reached;
  if (reached === undefined) return true;
  return ![...marks.tokens.values()].some(({ mark }) => mark.level !== undefined && mark.level === reached);
}

/** Returns the kinds of tokens that are issued when a session reaches a level: those that it didn't have before. */
export function raisedKinds(
  { marks }: ActCall,
  before: string | undefined,
  level: string | undefined,
): readonly TokenKind[] {
  return marks.ofSessions.filter(
    ({ mark }) => fitsLevel(mark.level, level, marks) && !fitsLevel(mark.level, before, marks),
  );
}

/** Returns the kinds of tokens that a refresh issues. A token that isn't replaced isn't issued again. */
export function renewedKinds(
  { marks, act }: ActCall,
  used: string,
  rotates: boolean,
  level: string | undefined,
): readonly TokenKind[] {
  const names = act.mark.issues ?? marks.tokens.get(used)?.mark.renews;
  const all = marks.ofSessions;
  if (names !== undefined) return all.filter(({ kind }) => names.includes(kind));
  return all.filter(({ kind, mark }) =>
    kind === used ? rotates : mark.optional === undefined && fitsLevel(mark.level, level, marks),
  );
}

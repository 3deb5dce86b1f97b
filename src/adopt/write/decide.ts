import { compared } from './changes.ts';
import { digestOf } from './digests.ts';
import type { Match } from './matches.ts';

/** An entry of a file that adopt changes, or that it keeps although its plan differs. */
export interface Change {
  readonly kind: 'added' | 'replaced' | 'removed' | 'kept';
  /** The target of the action, or the login of the account. */
  readonly id: string;
  /** The line of the file before the merge; 0 if the entry isn't there. */
  readonly line: number;
  /** The reason, as a part of a sentence. */
  readonly reason: string;
  /** The lines that adopt changes, or would change: those of the file after `-`, its own after `+`. */
  readonly lines: readonly string[];
}

/** The decision about an entry. */
export interface Decision {
  readonly match: Match;
  readonly change?: Change;
  /** The digest that the file keeps of it. */
  readonly digest?: string;
}

/** Decides about an entry: only an unedited entry of adopt may change. */
export function decisionOf(match: Match): Decision {
  const { piece, digest, planned } = match;
  const current = piece && digestOf(piece.lines);
  const next = planned && digestOf(planned.lines);
  const kept = (reason: string) => ({
    match,
    change: changeOf(match, 'kept', reason),
    ...(digest && { digest }),
  });
  if (next === undefined) {
    if (piece === undefined) return { match };
    if (current === digest)
      return { match, change: changeOf(match, 'removed', 'the contract no longer has it') };
    return kept('you edited it, but the contract no longer has it');
  }
  if (current === next) return { match, digest: next };
  if (piece === undefined)
    return match.isRemoved
      ? kept('you removed it')
      : { match, change: changeOf(match, 'added', 'the contract has it'), digest: next };
  if (digest === undefined) return kept('you wrote it');
  if (current === digest)
    return { match, change: changeOf(match, 'replaced', 'the contract changed'), digest: next };
  // the plan is the same as before
  return next === digest ? { match, digest } : kept('you edited it, and the contract changed');
}

function changeOf({ id, piece, planned }: Match, kind: Change['kind'], reason: string): Change {
  const [before, after] = [piece, planned].map((one) => (one?.lines ?? []).map((line) => line.trimEnd()));
  const lines = compared(before ?? [], after ?? []).filter((line) => !line.startsWith(' '));
  return { kind, id, line: piece?.line ?? 0, reason, lines };
}

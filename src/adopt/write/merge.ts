import type { Plan } from '../plan.ts';
import { decisionOf, type Change, type Decision } from './decide.ts';
import { digestIn, digestLine, digestLines, idText, type Digest } from './digests.ts';
import { accountsOf } from './fixtures.ts';
import { matched } from './matches.ts';
import { actionsOf, type Written } from './overlay.ts';
import { piecesOf, type ListOf, type Piece } from './pieces.ts';

/** A file after a merge. */
export interface MergedText {
  readonly text: string;
  readonly changes: readonly Change[];
}

/** Brings an overlay up to date with a plan; `file` is its name in messages. The edits of a person stay. */
export function mergeOverlay(existing: string, plan: Plan, file: string): MergedText {
  return merged(existing, actionsOf(plan), { file, list: 'actions', id: 'target' });
}

/** Brings fixtures up to date with a plan; `file` is their name in messages. The edits of a person stay. */
export function mergeFixtures(existing: string, plan: Plan, file: string): MergedText {
  return merged(existing, accountsOf(plan), { file, list: 'accounts', id: 'login' });
}

function merged(existing: string, written: readonly Written[], list: ListOf): MergedText {
  const { before, pieces, after, indent } = piecesOf(existing, list);
  const end = existing.includes('\r\n') ? '\r' : '';
  const planned = written.map(({ id, lines }) => ({
    id: idText(id),
    lines: lines.map((line) => `${' '.repeat(indent)}${line.slice(2)}${end}`),
  }));
  const digests = existing.split('\n').flatMap((line) => digestIn(line) ?? []);
  const decisions = matched(planned, digests, pieces).map(decisionOf);
  const blank = list.list === 'actions' ? [end] : [];
  const body = withGaps(withAdded(changedPieces(pieces, decisions), decisions), pieces[0], blank);
  const lines = [
    ...headed(before, body),
    ...body.flatMap((piece) => [...piece.gap, ...piece.lines]),
    ...after,
  ];
  const kept = decisions.flatMap(({ match, digest }) =>
    digest === undefined ? [] : { id: match.id, digest },
  );
  return {
    text: withDigests(lines, digests, kept, end).join('\n'),
    changes: decisions.flatMap(({ change }) => change ?? []),
  };
}

/** Replaces and removes unedited entries of adopt. */
function changedPieces(pieces: readonly Piece[], decisions: readonly Decision[]): readonly Piece[] {
  const byPiece = new Map(decisions.map((decision) => [decision.match.piece, decision]));
  return pieces.flatMap((piece) => {
    const { match, change } = byPiece.get(piece) ?? {};
    if (change?.kind === 'removed') return [];
    return change?.kind === 'replaced' ? pieceOf(match?.planned, piece) : piece;
  });
}

/** A planned entry that replaces a piece. */
function pieceOf(planned: Written | undefined, { gap, line }: Pick<Piece, 'gap' | 'line'>): Piece {
  const lines = planned?.lines ?? [];
  return { id: planned?.id, isEntry: !lines.every(isComment), gap, lines, line };
}

function isComment(line: string): boolean {
  return line.trimStart().startsWith('#');
}

/** Inserts each new entry behind its predecessor in the plan; the first ones before their successor, or at the end. */
function withAdded(pieces: readonly Piece[], decisions: readonly Decision[]): readonly Piece[] {
  const all = [...pieces];
  const indexOf = ({ match }: Decision) =>
    all.findIndex(({ line }) => line > 0 && line === match.piece?.line);
  const known = decisions.map(indexOf).filter((index) => index >= 0);
  let at = known[0] ?? all.length;
  for (const decision of decisions) {
    const index = indexOf(decision);
    if (index >= 0) at = index + 1;
    else if (decision.change?.kind === 'added') {
      all.splice(at, 0, pieceOf(decision.match.planned, { gap: [], line: 0 }));
      at += 1;
    }
  }
  return all;
}

/** Puts a blank line above new entries, but not above the first entry. */
function withGaps(
  pieces: readonly Piece[],
  former: Piece | undefined,
  blank: readonly string[],
): readonly Piece[] {
  return pieces.map((piece, index) => {
    const wasFirst = piece.line === former?.line;
    if (index === 0) return wasFirst ? piece : { ...piece, gap: [] };
    return piece.line === 0 || (wasFirst && piece.gap.length === 0) ? { ...piece, gap: blank } : piece;
  });
}

/** Removes `[]` from the line above a list that has entries now. */
function headed(before: readonly string[], body: readonly Piece[]): readonly string[] {
  if (!body.some(({ isEntry }) => isEntry)) return before;
  return [...before.slice(0, -1), (before.at(-1) ?? '').replace(/:\s*(\[\s*\]|null|~)/, ':')];
}

/** Brings the digests up to date. */
function withDigests(
  lines: readonly string[],
  old: readonly Digest[],
  digests: readonly Digest[],
  end: string,
): readonly string[] {
  const sorted = (some: readonly Digest[]) => some.map(digestLine).sort().join('\n');
  if (sorted(old) === sorted(digests)) return lines;
  const others = lines.filter((line) => digestIn(line) === undefined);
  const at = lines.findIndex((line) => digestIn(line) !== undefined);
  const own = digests.map((one) => `${digestLine(one)}${end}`);
  if (at >= 0) return [...others.slice(0, at), ...own, ...others.slice(at)];
  const last = lines.at(-1)?.trim() === '' ? lines.slice(0, -1) : lines;
  return [...last, ...digestLines(digests).map((line) => `${line}${end}`), ''];
}

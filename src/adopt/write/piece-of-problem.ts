import { piecesOf, type Piece } from './pieces.ts';

/** An overlay and its text. */
interface OverlayText {
  readonly path: string;
  readonly text: string;
}

/** Returns the action of an overlay in which a problem is: `acme.login.yaml:23:5: …`. */
export function pieceOfProblem({ path, text }: OverlayText, problem: string): Piece | undefined {
  const line = lineOf(path, problem);
  const { pieces } = piecesOf(text, { file: path, list: 'actions', id: 'target' });
  return pieces.find((piece) => line >= piece.line && line < piece.line + piece.lines.length);
}

/** Adds to the problem of a target which lines to delete. */
export function withAdvice(overlay: OverlayText, problem: string): string {
  const ofTarget = overlay.text.split('\n')[lineOf(overlay.path, problem) - 1] ?? '';
  if (!/^\s*(- )?target:/.test(ofTarget)) return problem;
  const piece = pieceOfProblem(overlay, problem);
  if (piece === undefined) return problem;
  const last = piece.line + piece.lines.length - 1;
  return `${problem}; this keeps the file from loading: delete lines ${piece.line}–${last}, or change its target`;
}

function lineOf(path: string, problem: string): number {
  const [line] = problem.startsWith(`${path}:`) ? problem.slice(path.length + 1).split(':') : [];
  return Number(line ?? 0);
}

import { loadDeclaredProvider } from '../../declared/load.ts';
import { FileError } from '../../errors.ts';
import type { Plan, PlannedAction } from '../plan.ts';
import { digestOf } from './digests.ts';
import { inDraft } from './draft.ts';
import type { FileText } from './files.ts';
import { writtenAction } from './overlay.ts';
import { pieceOfProblem } from './piece-of-problem.ts';

/** A plan whose overlay loads, and its files. */
interface Loadable<File> {
  readonly plan: Plan;
  readonly files: readonly File[];
}

interface Loading<File extends FileText> {
  readonly contract: string;
  /** Returns the overlay and the fixtures of a plan. */
  filesOf(plan: Plan): readonly File[];
}

/** An action that became a comment can keep others from loading, which refer to it. */
const mostTries = 5;

/**
 * Loads the files of a plan before they are written. An action of the plan that keeps them from loading is only suggested,
 * as a comment with the reason. Problems in the actions of a person stay for the proof.
 */
export async function loadable<File extends FileText>(
  plan: Plan,
  { contract, filesOf }: Loading<File>,
): Promise<Loadable<File>> {
  let current = plan;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const files = filesOf(current);
    const next = withoutProblems(current, files[0], await problemsOf(contract, files));
    if (next === undefined) return { plan: current, files };
    current = next;
  }
  return { plan: current, files: filesOf(current) };
}

async function problemsOf(contract: string, files: readonly FileText[]): Promise<readonly string[]> {
  try {
    await inDraft(files, async ({ paths: [overlay = '', fixtures = ''] }) =>
      loadDeclaredProvider({ id: 'draft', file: contract, overlay, fixtures }),
    );
    return [];
  } catch (error) {
    if (error instanceof FileError) return error.lines;
    throw error;
  }
}

/** Returns a plan that has the actions with problems only as comments; undefined without such actions. */
function withoutProblems(
  plan: Plan,
  overlay: FileText | undefined,
  problems: readonly string[],
): Plan | undefined {
  if (overlay === undefined) return undefined;
  const reasons = new Map<PlannedAction, string>();
  for (const problem of problems) {
    const piece = pieceOfProblem(overlay, problem);
    const digest = piece && digestOf(piece.lines);
    const action = plan.actions.find((one) => digestOf(writtenAction(one).lines) === digest);
    // the marks at the top can't be omitted, and a person mends what a person wrote
    if (action === undefined || action.isOpen || action.target.length === 0) return undefined;
    if (!reasons.has(action)) reasons.set(action, problem.replace(/^.*?:\d+:\d+: /, ''));
  }
  if (reasons.size === 0) return undefined;
  return { ...plan, actions: plan.actions.map((action) => opened(action, reasons.get(action))) };
}

function opened(action: PlannedAction, reason: string | undefined): PlannedAction {
  if (reason === undefined) return action;
  const remarks = action.remarks.filter(({ path }) => path.length > 0);
  const text = `with it, the file doesn't load: ${reason}`;
  return { ...action, isOpen: true, remarks: [{ path: [], certainty: 'open', text }, ...remarks] };
}

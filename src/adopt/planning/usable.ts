import type { Problem } from '../../files/problems.ts';
import { problemsWith } from '../../declared/load.ts';
import { isRecord, type Node } from '../../json.ts';
import type { Plan, PlannedAction, Remark } from '../plan.ts';
import { targetText } from '../write/target.ts';

/** The most rounds: each leaves out something on which other marks may depend. */
const mostRounds = 50;

/** Leaves open each operation whose planned marks the emulator would refuse, so that the overlay can be served. */
export async function usablePlan(document: Node, plan: Plan): Promise<Plan> {
  const before = keysOf(await problemsOf(document, []));
  let current = plan;
  for (let round = 0; round < mostRounds; round += 1) {
    const all = await problemsOf(document, current.actions);
    const problems = all.filter((problem) => !before.has(keyOf(problem)));
    const actions = current.actions.map((action) => opened(action, problems));
    if (actions.every((action, index) => action === current.actions[index])) return current;
    current = {
      ...current,
      actions: [...actions.filter(({ isOpen }) => !isOpen), ...actions.filter(({ isOpen }) => isOpen)],
    };
  }
  return current;
}

/** Returns the problems of a document with these actions. */
function problemsOf(document: Node, actions: readonly PlannedAction[]): Promise<readonly Problem[]> {
  const updates = actions
    .filter(({ isOpen }) => !isOpen)
    .map(({ target, update }) => ({ target: targetText(target), path: target, update }));
  return problemsWith(document, updates);
}

function keysOf(problems: readonly Problem[]): ReadonlySet<string> {
  return new Set(problems.map(keyOf));
}

function keyOf({ path, message }: Problem): string {
  return JSON.stringify([path, message]);
}

/** Leaves an action open that has one of the problems. Of the action for the whole document, only parts are omitted. */
function opened(action: PlannedAction, problems: readonly Problem[]): PlannedAction {
  const { target, isOpen, remarks } = action;
  const problem = problems.find(({ path }) => target.every((key, index) => path[index] === key));
  if (isOpen || problem === undefined) return action;
  if (target.length === 0) return withoutPart(action, problem);
  const [reason] = remarks.filter(({ path }) => path.length === 0).map(({ text }) => text);
  const text = [reason, `but ${problem.message}`].filter((one) => one !== undefined).join('; ');
  const others = remarks.filter(({ path }) => path.length > 0);
  return { ...action, isOpen: true, remarks: [{ path: [], certainty: 'open', text }, ...others] };
}

/** Leaves out the part of the marks with a problem: a token, an answer, or another setting. */
function withoutPart(action: PlannedAction, { path, message }: Problem): PlannedAction {
  const part = path.slice(0, 3).map(String);
  const update = without(action.update, part);
  if (update === action.update) return action;
  const remark: Remark = { path: [], certainty: 'open', text: `${part.join('.')} is omitted: ${message}` };
  return { ...action, update, remarks: [...action.remarks, remark] };
}

/** Removes the member at a path, or the last one on the way to it that isn't an object. */
function without(node: Node, [key = '', ...rest]: readonly string[]): Node {
  if (!Object.hasOwn(node, key)) return node;
  const member = node[key];
  const { [key]: _, ...others } = node;
  if (rest.length === 0 || !isRecord(member)) return others;
  const inner = without(member, rest);
  return inner === member ? node : { ...node, [key]: inner };
}

import type { Problem } from '../../files/problems.ts';
import { isRecord } from '../../json.ts';
import { expectedOneOf } from '../../suggestion.ts';

/** An overlay whose form was checked. */
export interface Overlay {
  readonly extends?: string;
  /** Whether its version is 1.1. */
  readonly isNewer: boolean;
  readonly actions: readonly Action[];
}

/** One change of an overlay. */
export interface Action {
  readonly target: string;
  readonly update?: unknown;
  readonly copy?: string;
  readonly remove?: boolean;
}

/** The problems of an overlay or an action. */
interface Rejected {
  readonly problems: readonly Problem[];
}

const overlayKeys = ['overlay', 'info', 'extends', 'actions'];
const actionKeys = ['target', 'description', 'update', 'remove'];
const newerKeys = [...actionKeys, 'copy'];

/** Checks the form of an overlay. Returns the overlay, or its problems. */
export function checkedOverlay(content: unknown): Overlay | Rejected {
  if (!isRecord(content))
    return { problems: [at([], 'the overlay has no keys; expected overlay, info and actions')] };
  const { overlay, actions, extends: base } = content;
  const problems = unknownKeys(content, [], overlayKeys);
  if (typeof overlay !== 'string' || !/^1\.[01](\.|$)/.test(overlay))
    problems.push(at(['overlay'], `overlay is ${shown(overlay)}; expected the version "1.0.0" or "1.1.0"`));
  if (base !== undefined && typeof base !== 'string')
    problems.push(at(['extends'], `extends is ${shown(base)}; expected the path of the contract`));
  if (!Array.isArray(actions) || actions.length === 0)
    problems.push(
      at(['actions'], `actions is ${shown(actions)}; expected a list with a target and an update each`),
    );
  const isNewer = typeof overlay === 'string' && overlay.startsWith('1.1');
  const read = Array.isArray(actions) ? actions.map((action: unknown) => action) : [];
  const checked = read.map((action, index) => actionOf(action, index, isNewer));
  problems.push(...checked.flatMap((one) => ('target' in one ? [] : one.problems)));
  if (problems.length > 0) return { problems };
  const extended = typeof base === 'string' ? { extends: base } : {};
  return { ...extended, isNewer, actions: checked.filter((one) => 'target' in one) };
}

function actionOf(action: unknown, index: number, isNewer: boolean): Action | Rejected {
  const path = ['actions', index];
  if (!isRecord(action))
    return { problems: [at(path, `the action is ${shown(action)}; expected target and update`)] };
  const { target, update, remove, copy } = action;
  const problems = unknownKeys(action, path, isNewer ? newerKeys : actionKeys);
  if (typeof target !== 'string' || !target.startsWith('$'))
    problems.push(
      at(
        [...path, 'target'],
        `target is ${shown(target)}; expected a JSONPath, such as $.paths['/login'].post`,
      ),
    );
  if (remove !== undefined && typeof remove !== 'boolean')
    problems.push(at([...path, 'remove'], `remove is ${shown(remove)}; expected true or false`));
  if (copy !== undefined && typeof copy !== 'string')
    problems.push(at([...path, 'copy'], `copy is ${shown(copy)}; expected a JSONPath`));
  if (problems.length > 0 || typeof target !== 'string') return { problems };
  return {
    target,
    ...(update === undefined ? {} : { update }),
    ...(typeof remove === 'boolean' ? { remove } : {}),
    ...(typeof copy === 'string' ? { copy } : {}),
  };
}

function unknownKeys(
  node: Readonly<Record<string, unknown>>,
  path: Problem['path'],
  known: readonly string[],
): Problem[] {
  return Object.keys(node)
    .filter((key) => !known.includes(key) && !key.startsWith('x-'))
    .map((key) => ({
      path: [...path, key],
      atKey: true,
      message: `unknown key ${key}; ${expectedOneOf(key, known)}`,
    }));
}

function at(path: Problem['path'], message: string): Problem {
  return { path, atKey: false, message };
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  return typeof value === 'object' && value !== null ? 'not of that form' : JSON.stringify(value);
}

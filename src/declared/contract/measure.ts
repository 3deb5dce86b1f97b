import type { Problem } from '../../files/problems.ts';
import type { Path } from './pointer.ts';

/** The maximum nesting depth of a document. */
export const deepest = 128;

/** Aliases may repeat this many nodes in addition to one node for each character. */
const spare = 100_000;

/** Measurements of parsed content. */
interface Measured {
  /** The members of all objects. */
  readonly members: number;
  /** Whether a node appears in two places, as with an alias of YAML. */
  readonly isShared: boolean;
  readonly problem?: Problem;
}

/**
 * Visits the nodes of parsed content. Reports content that is too deep, such as a circle of aliases, or too large, such
 * as aliases of aliases, or that contains a number that JSON doesn't have.
 */
export function measure(content: unknown, characters: number): Measured {
  const most = characters + spare;
  const seen = new Set<object>();
  const path: (string | number)[] = [];
  let [nodes, members, isShared] = [0, 0, false];

  function problemIn(node: unknown): Problem | undefined {
    nodes += 1;
    if (nodes > most) return at(path, 'aliases repeat too much; expected fewer of them');
    if (typeof node === 'number' && !Number.isFinite(node))
      return at(path, `is ${node}; expected a number that JSON has`);
    if (typeof node !== 'object' || node === null) return undefined;
    if (path.length >= deepest) return at(path, `nests deeper than ${deepest} levels; expected fewer`);
    if (seen.has(node)) isShared = true;
    else seen.add(node);
    return Array.isArray(node) ? inEntries(node) : inMembers(Object.entries(node));
  }

  function inEntries(entries: readonly unknown[]): Problem | undefined {
    for (let index = 0; index < entries.length; index += 1) {
      const problem = below(index, entries[index]);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  function inMembers(entries: readonly (readonly [string, unknown])[]): Problem | undefined {
    members += entries.length;
    for (const [key, value] of entries) {
      const problem = below(key, value);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  function below(key: string | number, node: unknown): Problem | undefined {
    path.push(key);
    const problem = problemIn(node);
    path.pop();
    return problem;
  }

  const problem = problemIn(content);
  return problem === undefined ? { members, isShared } : { members, isShared, problem };
}

function at(path: Path, message: string): Problem {
  return { path: [...path], atKey: false, message };
}

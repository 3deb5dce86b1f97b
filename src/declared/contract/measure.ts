import type { Problem } from '../../files/problems.ts';
import { isRecord, type Node } from '../../json.ts';

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
  let [nodes, members, objects] = [1, 0, 0];

  function problemIn(node: unknown, depth: number): Problem | undefined {
    if (typeof node === 'number' && !Number.isFinite(node))
      return at(depth, `is ${node}; expected a number that JSON has`);
    if (typeof node !== 'object' || node === null) return undefined;
    if (depth >= deepest) return at(depth, `nests deeper than ${deepest} levels; expected fewer`);
    seen.add(node);
    objects += 1;
    if (Array.isArray(node)) return inEntries(node, depth);
    return isRecord(node) ? inMembers(node, depth) : undefined;
  }

  function inEntries(entries: readonly unknown[], depth: number): Problem | undefined {
    for (let index = 0; index < entries.length; index += 1) {
      path[depth] = index;
      const problem = below(entries[index], depth + 1);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  // without `Object.entries`, whose pairs would be most of the work
  function inMembers(object: Node, depth: number): Problem | undefined {
    for (const key of Object.keys(object)) {
      members += 1;
      path[depth] = key;
      const problem = below(object[key], depth + 1);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  function below(node: unknown, depth: number): Problem | undefined {
    nodes += 1;
    if (nodes > most) return at(depth, 'aliases repeat too much; expected fewer of them');
    return problemIn(node, depth);
  }

  function at(depth: number, message: string): Problem {
    return { path: path.slice(0, depth), atKey: false, message };
  }

  const problem = problemIn(content, 0);
  const isShared = seen.size < objects;
  return problem === undefined ? { members, isShared } : { members, isShared, problem };
}

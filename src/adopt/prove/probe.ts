import { successProblem } from './judge.ts';
import type { Answer } from './answer.ts';
import { send } from './send.ts';
import type { Visitor } from './visitor.ts';
import { actsNamed, type ProvedAct, type World } from './world.ts';

/** The operations that only open with a session, and so prove one. */
export interface Probe {
  readonly closed: readonly ProvedAct[];
  /** Tries the closed operations with what an app holds; returns the answer of the first that opens. */
  open(visitor: Visitor): Promise<Opened>;
}

/** The answer of an operation that opened; or the first refusal of those that didn't. */
interface Opened {
  readonly isOpen: boolean;
  readonly answer: Answer;
}

/** The most operations that a proof tries. */
const mostTried = 6;

/** Finds the operations that refuse an app without a token: the current account first. */
export async function createProbe(world: World, visitor: () => Visitor): Promise<Probe> {
  const closed: ProvedAct[] = [];
  for (const proved of candidates(world)) {
    const answer = await send(world, visitor(), proved);
    // an operation that opens for everybody proves nothing
    if (isOpen(answer) || answer.outcome === '') continue;
    closed.push(proved);
    if (closed.length === mostTried) break;
  }
  return {
    closed,
    async open(visitor) {
      let first: Answer | undefined;
      for (const proved of closed) {
        const answer = await send(world, visitor, proved);
        if (isOpen(answer)) return { isOpen: true, answer };
        first ??= answer;
      }
      if (first === undefined) throw new Error('a probe without operations was used');
      return { isOpen: false, answer: first };
    },
  };
}

/** Whether an operation has done what it is for. */
export function isOpen(answer: Answer): boolean {
  return answer.status < 400 && successProblem(answer, ['who-am-i', 'done']) === undefined;
}

/** Returns the operations with a session that change nothing, and that every account may use. */
function candidates(world: World): readonly ProvedAct[] {
  const isUsable = ({ head, act }: ProvedAct) =>
    act.needs !== undefined &&
    !act.needs.isOptional &&
    !act.mark.reads('owner') &&
    (act.mark.name === 'current-account' || head.method === 'GET') &&
    !act.needs.alternatives.every(({ role, scope }) => role !== undefined || scope !== undefined);
  const lists = actsNamed(world, 'list-sessions', 'list-factors', 'list-tokens');
  const all = [...actsNamed(world, 'current-account'), ...actsNamed(world, 'protected'), ...lists];
  return all.filter(isUsable);
}

import { isCarriedBy } from '../../declared/marks/carrier.ts';
import type { TokenKind } from '../../declared/runtime/resolve.ts';
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
export interface Opened {
  readonly isOpen: boolean;
  /** Why it is closed. */
  readonly why: string;
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
      let first: Opened | undefined;
      for (const proved of closed) {
        const answer = await send(world, visitor, proved);
        const { head } = proved;
        const scheme = foreignScheme(proved, visitor, world);
        const stays = `${head.method} ${head.template} answered ${answer.status} ${answer.outcome}`;
        if (isOpen(answer) && scheme === undefined) return { isOpen: true, answer, why: '' };
        const why =
          scheme === undefined
            ? stays
            : `${head.method} ${head.template} takes the security scheme ${scheme}, which no token of the sign-in has`;
        first ??= { isOpen: false, answer, why };
      }
      if (first === undefined) throw new Error('a probe without operations was used');
      return first;
    },
  };
}

/**
 * Returns the security scheme that the contract asks for and that no token of an app has. The emulator accepts any session
 * there, but the API doesn't.
 */
function foreignScheme(
  { details }: ProvedAct,
  { tokens, cookies }: Visitor,
  { model }: World,
): string | undefined {
  const { operations, marks } = model.parts;
  const isHeld = ({ kind, mark, cookieName, carrier }: TokenKind) =>
    tokens.has(kind) ||
    tokens.has(mark.sameAs ?? kind) ||
    cookies.has(cookieName ?? '') ||
    carrier?.in === 'credentials';
  const held = marks.carried.filter(isHeld);
  if (held.length === 0) return undefined;
  const schemes = details.security.flat();
  const isCarried = (scheme: string) => held.some((kind) => isCarriedBy(kind, scheme, operations.carriers));
  const isHidden = (scheme: string) => operations.carriers.get(scheme)?.in === 'elsewhere';
  return schemes.some((scheme) => isCarried(scheme) || isHidden(scheme)) ? undefined : schemes[0];
}

/** Whether an answer is the success of its operation. */
export function isOpen(answer: Answer): boolean {
  return answer.status < 400 && successProblem(answer, ['who-am-i', 'done']) === undefined;
}

/** Returns the operations with a session that change nothing, and that every account may use. */
function candidates(world: World): readonly ProvedAct[] {
  const isUsable = ({ head, act }: ProvedAct) =>
    act.needs !== undefined &&
    !act.needs.isOptional &&
    (act.mark.name === 'current-account' || head.method === 'GET') &&
    !act.needs.alternatives.every(({ role, scope }) => role !== undefined || scope !== undefined);
  const lists = actsNamed(world, 'list-sessions', 'list-factors', 'list-tokens');
  const all = [...actsNamed(world, 'current-account'), ...actsNamed(world, 'protected'), ...lists];
  return all.filter(isUsable);
}

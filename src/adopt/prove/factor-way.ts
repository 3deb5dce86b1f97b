import { isByChallenge, secondFactorOf } from '../../declared/marks/defaults.ts';
import type { Visitor } from './visitor.ts';
import type { ProvedAct, World } from './world.ts';

/** How a sign-in continues with its second factor. */
export type FactorWay = ReturnType<typeof secondFactorOf>;

/** Returns how a sign-in asks for the second factor. */
export function factorWay({ act }: ProvedAct, { model }: World): FactorWay {
  return secondFactorOf(act.mark.mark, model.parts.marks.marks);
}

/** Whether an app holds the challenge that its second step sends, or doesn't need one. */
export function hasChallenge({ challenge, cookies }: Visitor, { acts, model }: World): boolean {
  const { marks } = model.parts.marks;
  const steps = acts.filter(({ act }) => act.mark.name === 'second-factor');
  if (!steps.some(({ act }) => isByChallenge(act.mark.mark, marks))) return true;
  const { cookie } = marks.challenge ?? {};
  return challenge !== undefined || (cookie !== undefined && cookies.has(cookie));
}

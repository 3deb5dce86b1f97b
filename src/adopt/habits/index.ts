import { isRecord } from '../../json.ts';
import type { Recognition } from '../recognise/recognise.ts';
import { aspnetIdentity } from './aspnet-identity.ts';
import { deviseTokenAuth } from './devise.ts';
import { fastapi } from './fastapi.ts';
import type { Framework, Habit } from './habit.ts';
import { laravelPages, laravelTokens } from './laravel.ts';
import { nestjs } from './nestjs.ts';
import { shownOf } from './evidence.ts';
import { isSeen, textOf } from './sign.ts';
import { simplejwt } from './simplejwt.ts';
import { spring } from './spring.ts';

const frameworks: readonly Framework[] = [
  aspnetIdentity,
  deviseTokenAuth,
  fastapi,
  laravelPages,
  laravelTokens,
  nestjs,
  simplejwt,
  spring,
];

/** Two signs that other generators share don't suffice. */
const leastWeight = 5;

/**
 * Returns the habit of the framework that a contract shows, by two signs or more. Undefined if it shows none, or
 * several equally.
 */
export function habitOf(document: unknown, recognition: Recognition): Habit | undefined {
  const shown = shownOf(document, recognition);
  const [best, next] = frameworks
    .map((framework) => {
      const seen = framework.signs.filter((sign) => isSeen(sign, shown));
      return { framework, seen, weight: seen.reduce((sum, { weight }) => sum + weight, 0) };
    })
    .filter(({ framework, seen, weight }) => {
      const isComplete = framework.signs.every((sign) => sign.isRequired !== true || seen.includes(sign));
      return isComplete && seen.length > 1 && weight >= leastWeight;
    })
    .toSorted((one, other) => other.weight - one.weight);
  if (best === undefined || best.weight === next?.weight) return undefined;
  const habit = { ...best.framework, signs: best.seen.map(textOf) };
  return shown.of('refresh').length > 0 ? habit : withoutRefresh(habit);
}

/** Leaves out the refresh token of a habit, for a contract that can't use it. */
function withoutRefresh(habit: Habit): Habit {
  const { tokens } = habit.marks;
  if (tokens === undefined) return habit;
  const { refresh: _, ...kinds } = tokens.value;
  const answers = without(habit.answers, '{{tokens.refresh}}') as Habit['answers'];
  return { ...habit, answers, marks: { ...habit.marks, tokens: { ...tokens, value: kinds } } };
}

/** Leaves out the members with a value. */
function without(node: unknown, value: string): unknown {
  if (!isRecord(node)) return node;
  const kept = Object.entries(node).filter(([, member]) => member !== value);
  return Object.fromEntries(kept.map(([name, member]) => [name, without(member, value)]));
}

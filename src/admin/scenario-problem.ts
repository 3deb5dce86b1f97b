import type { Problem } from '../files/problems.ts';
import { problem, type ProblemReply } from './handler.ts';

/** Says why scenarios cannot be switched on, by their own keys; once what several providers say. */
export function cannotSwitchOn(problems: readonly Problem[]): ProblemReply<422> {
  const said = new Map(problems.map((one) => [one.message, one]));
  const errors = [...said.values()].map(({ path, message }) => ({ path: path.join('.'), message }));
  return problem(422, [...said.keys()].join('; '), { errors });
}

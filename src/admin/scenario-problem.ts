import type { Problem } from '../fixtures/problem.ts';
import { problem, type ProblemReply } from './call.ts';

/** Says why scenarios cannot be switched on, by their own keys. */
export function cannotSwitchOn(problems: readonly Problem[]): ProblemReply<422> {
  const errors = problems.map(({ path, message }) => ({ path: path.join('.'), message }));
  return problem(422, problems.map(({ message }) => message).join('; '), { errors });
}

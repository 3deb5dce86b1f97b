import { parseSpan } from './duration.ts';

/** Returns a duration of the marks in milliseconds; undefined for `forever`. The marks have been checked. */
export function spanOf(value: string | number): number | undefined {
  const parsed = parseSpan(value);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed.ms;
}

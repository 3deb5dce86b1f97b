/** A length of time in milliseconds, undefined for `forever`, or why the value isn't a duration. */
export type ParsedSpan = { readonly ms: number | undefined } | { readonly problem: string };

const unitMs: Readonly<Record<string, number>> = {
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
};
const units = Object.keys(unitMs);

/** The longest duration: a time that is so far ahead still has four digits for the year. */
const longestMs = 1000 * 365 * 86_400_000;

const expected =
  'expected a duration such as 90s, 15m, 1h30m, 7d, 2w, 250ms or forever, or a number of seconds';

/** Parses a duration: `1h30m`, `forever`, or a number of seconds. The units are w, d, h, m, s and ms, the largest first. */
export function parseSpan(value: unknown): ParsedSpan {
  if (value === 'forever') return { ms: undefined };
  const ms = typeof value === 'number' ? value * 1000 : typeof value === 'string' ? msOf(value) : undefined;
  if (ms === undefined || !Number.isFinite(ms) || ms < 0)
    return { problem: `${shown(value)} isn't a duration; ${expected}` };
  if (ms > longestMs) return { problem: `${shown(value)} is longer than 1,000 years; write forever` };
  return { ms: Math.round(ms) };
}

/** Returns a duration of the marks in milliseconds; undefined for `forever`. The marks have been checked. */
export function spanOf(value: string | number): number | undefined {
  const parsed = parseSpan(value);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed.ms;
}

function msOf(text: string): number | undefined {
  if (!/^(?:\d{1,15}(?:\.\d{1,6})?(?:ms|[wdhms]))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/([\d.]+)([a-z]+)/g)];
  const order = parts.map(([, , unit = '']) => units.indexOf(unit));
  // a unit that repeats or follows a smaller one is a slip
  if (order.some((place, index) => index > 0 && place <= (order[index - 1] ?? 0))) return undefined;
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (unitMs[unit] ?? 0), 0);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  return typeof value === 'number' ? String(value) : 'the value';
}

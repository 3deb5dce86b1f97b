import type { ActCall } from './act.ts';
import { timeOfText } from './template/moments.ts';

/** The smallest numbers that are an epoch in seconds and in milliseconds: both are in 1973. */
const epochSeconds = 1e8;
const epochMs = 1e11;

/** Returns when a new token is to expire, in epoch milliseconds; undefined if the request doesn't say. */
export function requestedEnd({ act, wire, context }: ActCall): number | 'unusable' | undefined {
  const value = act.value('expires', wire);
  if (value === undefined) return undefined;
  const { now } = context.environment;
  const end =
    typeof value === 'number' || /^\d+$/.test(String(value))
      ? ofNumber(Number(value), now)
      : timeOfText(String(value));
  return end === undefined || !Number.isFinite(end) || end <= now ? 'unusable' : end;
}

function ofNumber(value: number, now: number): number {
  if (value >= epochMs) return value;
  return value >= epochSeconds ? value * 1000 : now + value * 1000;
}

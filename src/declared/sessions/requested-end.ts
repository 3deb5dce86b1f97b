import type { ActCall } from '../runtime/act.ts';
import { timeOfText } from '../template/moments.ts';

/** The smallest numbers that are an epoch in seconds and in milliseconds: both are in 1973. */
const epochSeconds = 1e8;
const epochMs = 1e11;

/** Returns when a new token is to expire, in epoch milliseconds; undefined if the request doesn't say. */
export function requestedEnd({ act, wire, context }: ActCall): number | 'unusable' | undefined {
  const text = act.text('expires', wire);
  if (text === undefined) return act.value('expires', wire) === undefined ? undefined : 'unusable';
  const { now } = context.environment;
  const end = /^\d+$/.test(text) ? ofNumber(Number(text), now) : timeOfText(text);
  return end === undefined || !Number.isFinite(end) || end <= now ? 'unusable' : end;
}

function ofNumber(value: number, now: number): number {
  if (value >= epochMs) return value;
  return value >= epochSeconds ? value * 1000 : now + value * 1000;
}

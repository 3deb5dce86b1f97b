import type { SharedPolicy } from '../../core/records.ts';
import type { Marks } from '../marks/types.ts';

/** A duration that doesn't end: the longest that fixtures can set, in seconds. */
const foreverSeconds = 3_153_600_000;

/** A number of attempts that no client reaches. */
export const unlimited = Number.MAX_SAFE_INTEGER;

/** Returns the policy that the marks set. Without a lockout in the marks, failures don't lock accounts. */
export function policyOfMarks({ lockout, code, totp }: Marks['Marks']): SharedPolicy {
  const rule = typeof lockout === 'object' ? lockout : undefined;
  return {
    lockout: {
      attempts: rule?.attempts ?? unlimited,
      withinSeconds: secondsOf(rule?.within ?? '15m'),
      forSeconds: secondsOf(rule?.for ?? '15m'),
    },
    lockoutRule: rule?.window ?? 'fixed',
    ...(rule?.by === undefined || rule.by === 'account' ? {} : { lockoutBy: rule.by }),
    totp: {
      singleUse: totp?.singleUse ?? false,
      ...(totp?.tolerance === undefined ? {} : { toleratedSeconds: secondsOf(totp.tolerance) }),
    },
    oneTimeCode: { lifetimeSeconds: secondsOf(code?.lifetime ?? '10m') },
    // the limits of the marks are counters
    requestBudget: { calls: unlimited, withinSeconds: 60 },
  };
}

const unitSeconds: Readonly<Record<string, number>> = {
  w: 604_800,
  d: 86_400,
  h: 3600,
  m: 60,
  s: 1,
  ms: 0.001,
};

/** Converts a duration of the marks, which their schema has accepted, to whole seconds of at least 1. */
function secondsOf(span: Marks['Span']): number {
  if (typeof span === 'number') return span;
  if (span === 'forever') return foreverSeconds;
  const parts = [...span.matchAll(/([\d.]+)(ms|[smhdw])/g)];
  const seconds = parts.reduce(
    (sum, [, count, unit = 's']) => sum + Number(count) * (unitSeconds[unit] ?? 1),
    0,
  );
  return Math.min(Math.max(1, Math.round(seconds)), foreverSeconds);
}

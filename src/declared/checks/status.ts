import type { ActCall } from '../runtime/act.ts';
import type { AccountRef } from '../runtime/records.ts';

/** Returns why an account may not continue what it has begun: its status has changed, and sign-ins check the status. */
export function statusReason(
  { account: { status } }: AccountRef,
  { act, marks, context }: ActCall,
): 'account-disabled' | 'account-unverified' | undefined {
  const checks = act.mark.checks ?? marks.checks;
  if (status === 'active' || !checks.includes(status)) return undefined;
  context.trace(`account is ${status}`);
  return `account-${status}`;
}

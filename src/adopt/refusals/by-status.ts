import type { ActName, DeclaredOutcome } from '../../declared/marks/names.ts';
import { isOfSession } from './by-act.ts';

/** An outcome that the status alone shows. */
interface ByStatus {
  readonly outcome: DeclaredOutcome;
  readonly certainty: 'sure' | 'likely';
}

/** Statuses that have one cause, whatever the act. */
const ofAnyAct: Readonly<Partial<Record<number, ByStatus>>> = {
  419: { outcome: 'csrf-failed', certainty: 'likely' },
  429: { outcome: 'rate-limited', certainty: 'sure' },
  503: { outcome: 'unavailable', certainty: 'sure' },
};

const likely = (outcome: DeclaredOutcome): ByStatus => ({ outcome, certainty: 'likely' });

/** Acts whose request has values that can be malformed, besides a wrong password. */
const withInput: readonly ActName[] = ['sign-up', 'update-account', 'forgot-password', 'create-token'];

/**
 * Returns the outcome of an answer that has no other evidence. Statuses with several causes, such as 403, have none.
 * `beside` are the other statuses of the operation: a 400 next to a 401 isn't the wrong password.
 */
export function outcomeByStatus(
  status: number,
  act: ActName | undefined,
  beside: readonly number[],
): ByStatus | undefined {
  const always = ofAnyAct[status];
  if (always !== undefined) return always;
  if (status >= 500) return { outcome: 'server-error', certainty: 'sure' };
  if (act === undefined) return undefined;
  if (status === 401) return unauthorized(act);
  if (status === 423 && act === 'sign-in') return likely('locked-out');
  if (status === 409 && act === 'sign-up') return likely('account-exists');
  if (status === 404 && act === 'end-session') return likely('not-found');
  if (status === 400 || status === 422) {
    if (withInput.includes(act)) return likely('malformed-request');
    if (act === 'sign-in' && beside.includes(401)) return likely('malformed-request');
  }
  return undefined;
}

function unauthorized(act: ActName): ByStatus | undefined {
  if (act === 'sign-in') return likely('invalid-credentials');
  if (act === 'refresh' || isOfSession(act)) return likely('token-invalid');
  return undefined;
}

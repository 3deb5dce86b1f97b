import { actRules } from '../../declared/marks/act-table.ts';
import type { ActName, DeclaredOutcome } from '../../declared/marks/names.ts';
import type { Meaning } from './text-meanings.ts';

/** An outcome, and its reason in the marks. */
interface Target {
  readonly outcome: DeclaredOutcome;
  readonly variant?: string;
}

/** Acts for which a text means the same. */
type Group = 'sign-in' | 'step' | 'delivered' | 'refresh' | 'again' | 'session' | 'open' | 'unknown';

const groups: Readonly<Partial<Record<ActName, Group>>> = {
  'sign-in': 'sign-in',
  'second-factor': 'step',
  'send-code': 'step',
  'sign-in-by-code': 'delivered',
  'confirm-address': 'delivered',
  'reset-password': 'delivered',
  refresh: 'refresh',
  'confirm-factor': 'again',
  'remove-factor': 'again',
  'set-up-factor': 'again',
  'backup-codes': 'again',
  'change-password': 'again',
  'update-account': 'again',
  'create-token': 'again',
};

function groupOf(act: ActName | undefined): Group {
  if (act === undefined) return 'unknown';
  return groups[act] ?? (actRules[act].session ? 'session' : 'open');
}

const factor = { outcome: 'second-factor-invalid' } as const;
const challenge = { outcome: 'challenge-invalid' } as const;
const tokenInvalid = { outcome: 'token-invalid' } as const;
const credentials = { outcome: 'invalid-credentials' } as const;
const expired = { variant: 'expired' } as const;
const unknownLogin = { ...credentials, variant: 'unknown-login' } as const;
const noAccount = { ...tokenInvalid, variant: 'no-account' } as const;
const disabled = { ...tokenInvalid, variant: 'account-disabled' } as const;
const unverified = { ...tokenInvalid, variant: 'account-unverified' } as const;
const moreFactors = { outcome: 'more-factors-required' } as const;
const malformed = { outcome: 'malformed-request' } as const;
const tokenExpired = { outcome: 'token-expired' } as const;

type Row = Readonly<Partial<Record<Group, Target>>>;

const everywhere = (target: Target): Row => ({
  'sign-in': target,
  step: target,
  delivered: target,
  refresh: target,
  again: target,
  session: target,
  open: target,
  unknown: target,
});

/** The outcomes of meanings that depend on the act. A missing group means nothing. */
const rows: Readonly<Partial<Record<Meaning, Row>>> = {
  code: { 'sign-in': factor, step: factor, again: factor, delivered: challenge, unknown: factor },
  'code-expired': {
    'sign-in': { ...factor, ...expired },
    step: { ...factor, ...expired },
    again: { ...factor, ...expired },
    delivered: { ...challenge, ...expired },
    unknown: { ...factor, ...expired },
  },
  token: {
    step: challenge,
    delivered: challenge,
    refresh: tokenInvalid,
    again: tokenInvalid,
    session: tokenInvalid,
    open: tokenInvalid,
    unknown: tokenInvalid,
  },
  'token-too-old': {
    step: { ...challenge, ...expired },
    delivered: { ...challenge, ...expired },
    refresh: tokenExpired,
    again: tokenExpired,
    session: tokenExpired,
    open: tokenExpired,
    unknown: tokenExpired,
  },
  'token-reused': {
    ...everywhere({ outcome: 'token-reused' }),
    step: { ...challenge, variant: 'used' },
    delivered: { ...challenge, variant: 'used' },
  },
  credentials: {
    'sign-in': credentials,
    again: credentials,
    step: factor,
    delivered: challenge,
    refresh: tokenInvalid,
    session: tokenInvalid,
    unknown: credentials,
    open: credentials,
  },
  'user-not-found': {
    'sign-in': unknownLogin,
    step: unknownLogin,
    open: unknownLogin,
    again: noAccount,
    refresh: noAccount,
    session: noAccount,
    delivered: { ...challenge, variant: 'unknown' },
  },
  'account-disabled': {
    ...everywhere({ outcome: 'account-disabled' }),
    refresh: disabled,
    session: disabled,
    again: disabled,
  },
  'account-unverified': {
    ...everywhere({ outcome: 'account-unverified' }),
    refresh: unverified,
    session: unverified,
    again: unverified,
  },
  'second-factor-required': {
    ...everywhere({ outcome: 'second-factor-required' }),
    session: moreFactors,
    again: moreFactors,
  },
  'password-rejected': { ...everywhere({ outcome: 'password-rejected' }), 'sign-in': malformed },
};

const ofEveryAct: readonly DeclaredOutcome[] = [
  ...(['rate-limited', 'csrf-failed', 'client-invalid', 'malformed-request'] as const),
  ...(['server-error', 'unavailable'] as const),
];
const ofEverySession: readonly DeclaredOutcome[] = [
  ...(['token-missing', 'token-invalid', 'token-expired', 'not-allowed', 'more-factors-required'] as const),
];

/** Returns the outcome that a meaning has at an act; undefined if the act can't have it. */
export function outcomeAt(
  meaning: Meaning,
  variant: string | undefined,
  act: ActName | undefined,
): Target | undefined {
  const row = rows[meaning];
  const target = row === undefined ? { outcome: meaning as DeclaredOutcome } : row[groupOf(act)];
  if (target === undefined || !canHave(act, target.outcome)) return undefined;
  // a sign-in has only this reason
  if (act === 'sign-in' && target.outcome === 'not-allowed' && variant !== 'signed-in') return undefined;
  const reason = target.variant ?? (target.outcome === meaning ? variant : undefined);
  return reason === undefined ? target : { ...target, variant: reason };
}

/** Whether an act can have an outcome by some marks. */
function canHave(act: ActName | undefined, outcome: DeclaredOutcome): boolean {
  if (act === undefined || ofEveryAct.includes(outcome)) return true;
  const { session, successes, refusals } = actRules[act];
  const own = [...successes, ...refusals].map((one) => (typeof one === 'string' ? one : one[0]));
  if (own.includes(outcome)) return true;
  return (session || act === 'sign-out' || act === 'revoke-token') && ofEverySession.includes(outcome);
}

/** Whether a request without a session is refused by this act. */
export function isOfSession(act: ActName): boolean {
  return actRules[act].session;
}

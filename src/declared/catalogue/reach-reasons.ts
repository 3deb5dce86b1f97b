import type { OutcomeName } from '../../core/outcome.ts';
import type { reasons } from '../marks/reasons.ts';
import type { ReachedAct } from './act-of-outcome.ts';
import { listed, tokenOfSession } from './reach-text.ts';

type Instruction = (reached: ReachedAct) => string;

const ofKind =
  (kind: string): Instruction =>
  ({ accounts }) => {
    const logins = accounts.having({ secondFactor: [kind] });
    const whom =
      logins.length === 0
        ? `an account that has \`secondFactor: ${kind}\` in the fixtures`
        : listed(logins, 'or');
    return `sign in as ${whom} without a code`;
  };

type Reasons = typeof reasons;

/** The reasons of an outcome that have an own instruction; the rules of new passwords share one. */
type Explained<Name extends keyof Reasons> = Name extends 'password-rejected'
  ? 'login' | 'history'
  : Reasons[Name][number];

/** How to get an outcome for a reason, by the outcome and by the reason. */
const instructions: {
  readonly [Name in keyof Reasons]: Readonly<Record<Explained<Name>, Instruction>>;
} = {
  'code-sent': { 'unknown-login': () => 'name an unknown login' },
  done: { inactive: () => 'send a token that is unknown or has ended' },
  'malformed-request': { unreadable: () => "send a body that isn't JSON or a form" },
  'missing-credentials': {
    login: () => 'omit the login',
    password: () => 'omit the password',
    code: () => 'omit the code',
  },
  'invalid-credentials': {
    'unknown-login': () => 'send an unknown login',
    'wrong-password': () => 'send a wrong password',
  },
  'second-factor-required': { totp: ofKind('totp'), sms: ofKind('sms'), mail: ofKind('mail') },
  'second-factor-invalid': {
    missing: () => 'omit the code',
    wrong: () => 'send a wrong code',
    expired: () => 'send a code after its lifetime',
    used: () => 'send a backup code, or a code that was sent, a second time',
  },
  'challenge-invalid': {
    missing: () => 'omit the challenge',
    unknown: () => 'send an unknown challenge',
    wrong: () => 'send a wrong code or link',
    expired: () => 'send the challenge after its lifetime',
    used: () => 'send a challenge that was used before',
    exhausted: () => 'send too many wrong codes, then any code',
  },
  'token-invalid': {
    unknown: () => 'send an unknown token',
    signature: () => 'send a signed token with another signature',
    'signed-out': () => 'send the token of a session that ended by a sign-out',
    revoked: () => 'send the token of a session that ended by another request, such as a new password',
    'wrong-kind': () => 'send a token of another kind',
    client: () => 'send a token that another client received',
    'no-account': () => 'delete the account, and send the token of its session',
    'account-disabled': ({ accounts }) =>
      `${tokenOfSession(accounts.plain())} after the account was disabled`,
    pool: () => 'send the token of an account of another pool',
  },
  'csrf-failed': {
    missing: () => 'omit the CSRF token',
    wrong: () => 'send another CSRF token than the issued one',
    'no-cookie': () => 'send the CSRF token without its cookie, or without a session',
  },
  'client-invalid': {
    missing: () => 'omit the client',
    unknown: () => 'send an unknown client',
    'wrong-secret': () => 'send a wrong secret of a client',
  },
  'account-exists': {
    login: ({ accounts }) => `send the login ${accounts.plain() ?? 'of an account'}`,
    email: ({ accounts }) => `send the address ${accounts.plain() ?? 'of an account'}`,
  },
  'password-rejected': {
    login: () => 'send a new password that has the login in it',
    history: () => 'send a former password as the new one',
  },
  'not-allowed': {
    role: ({ accounts }) => `${tokenOfSession(accounts.plain())}, which lacks the role`,
    scope: () => 'send the token of a session that lacks the scope',
    'other-account': () => 'name another account than that of the session',
    'signed-in': () => 'sign in with a request that carries a valid session',
  },
  'more-factors-required': {
    level: () => 'send the token of a session before its second factor',
  },
  'not-found': {
    pool: () => 'name an unknown pool',
    session: () => 'send the id of an unknown session',
    token: () => 'send an unknown token',
    factor: () => 'send the id of an unknown factor',
  },
  'rate-limited': { resend: () => 'request a second code at once' },
};

/** Returns how to get an outcome for a reason; undefined if the acts don't give it. */
export function reasonReach(name: OutcomeName, reason: string, reached: ReachedAct): string | undefined {
  const all: Readonly<Partial<Record<OutcomeName, Readonly<Record<string, Instruction>>>>> = instructions;
  const known = all[name];
  if (known !== undefined && Object.hasOwn(known, reason)) return known[reason]?.(reached);
  return name === 'password-rejected' ? `send a new password that breaks the rule ${reason}` : undefined;
}

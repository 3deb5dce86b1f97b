import * as only from './conditions.ts';
import type { Condition } from './conditions.ts';
import type { ActName, DeclaredOutcome, ReadName } from './names.ts';

/** An outcome that an act can decide, always or on a condition. */
export type Possible = DeclaredOutcome | readonly [DeclaredOutcome, Condition];

/** The rules of one act. */
export interface ActRule {
  /** The values that it must read; of each list, one is enough. */
  readonly requires: readonly (readonly ReadName[])[];
  /** The other values that it can read. */
  readonly reads: readonly ReadName[];
  /** Whether it needs a session if its mark doesn't specify `needs`. */
  readonly session: boolean;
  readonly successes: readonly Possible[];
  /**
   * The outcomes that reject a request, the usual ones first, besides those of the session, the client, CSRF and limits.
   * A client that prefers a status gets the first outcome that has it.
   */
  readonly refusals: readonly Possible[];
}

const unusable = ['missing-credentials', 'malformed-request'] as const;
const captcha = [
  ['captcha-required', only.captcha],
  ['captcha-invalid', only.captcha],
] as const;
const doneOrSignedIn = [
  ['done', only.signsNobodyIn],
  ['signed-in', only.signsIn],
] as const;
const afterCode = [
  ['account-disabled', only.signsIn],
  ['locked-out', only.signsInLocked],
  ['second-factor-required', only.signsInWithFactor],
] as const;
const codeAgain = ['second-factor-invalid', only.code] as const;
const noFactor = ['second-factor-unavailable', ['not-found', only.factorRead]] as const;
const passwordAgain = ['invalid-credentials', only.passwordAgain] as const;
const lockedAgain = ['locked-out', only.lockedAtOnce] as const;

/** An act without input that answers with something of the account that is signed in. */
const listing: ActRule = { requires: [], reads: [], session: true, successes: ['done'], refusals: [] };

/** The rules of all acts. */
export const actRules: Readonly<Record<ActName, ActRule>> = {
  'sign-in': {
    requires: [['login'], ['password']],
    reads: ['code', 'method', 'captcha', 'remember', 'device', 'scope'],
    session: false,
    successes: ['signed-in'],
    refusals: [
      'invalid-credentials',
      'account-disabled',
      'account-unverified',
      ['locked-out', only.lockout],
      ['second-factor-required', only.factor],
      ['second-factor-invalid', only.codeWithPassword],
      ['second-factor-unavailable', only.method],
      ...captcha,
      ['not-allowed', only.refusedWhileSignedIn],
      ...unusable,
    ],
  },
  'second-factor': {
    requires: [['code', 'password']],
    reads: ['challenge', 'login', 'method', 'remember'],
    session: false,
    successes: ['signed-in'],
    refusals: [
      'second-factor-invalid',
      ['challenge-invalid', only.challenge],
      ['invalid-credentials', only.joinedByLogin],
      ['token-missing', only.joinedBySession],
      ['token-invalid', only.joinedBySession],
      ['token-expired', only.joinedBySession],
      ['account-disabled', only.passwordWithCode],
      ['account-unverified', only.passwordWithCode],
      ['second-factor-exhausted', only.limitedTries],
      ['locked-out', only.lockout],
      ['second-factor-required', only.codeForLogin],
      ['second-factor-unavailable', only.methodOrNoChallenge],
      ...unusable,
    ],
  },
  'send-code': {
    requires: [],
    reads: ['login', 'email', 'challenge', 'method', 'captcha'],
    session: false,
    successes: ['code-sent'],
    refusals: [
      ['challenge-invalid', only.challenge],
      ['token-missing', only.sentBySession],
      ['token-invalid', only.sentBySession],
      ['token-expired', only.sentBySession],
      ['invalid-credentials', only.unknownLoginRefused],
      ['second-factor-unavailable', only.factorSent],
      ['rate-limited', only.resendRefused],
      ...captcha,
      ...unusable,
    ],
  },
  'sign-in-by-code': {
    requires: [['code', 'token']],
    reads: ['login', 'email', 'challenge', 'remember', 'scope'],
    session: false,
    successes: ['signed-in'],
    refusals: [
      'challenge-invalid',
      'account-disabled',
      ['locked-out', only.lockedForCode],
      ['second-factor-required', only.factorAfterCode],
      ...unusable,
    ],
  },
  refresh: {
    requires: [],
    reads: ['refresh', 'scope'],
    session: false,
    successes: ['refreshed'],
    refusals: [
      'token-invalid',
      'token-expired',
      ['token-reused', only.rotation],
      'token-missing',
      ['account-disabled', only.checksDisabled],
      ['account-unverified', only.checksUnverified],
      ['locked-out', only.checksLockout],
      ['not-allowed', only.scopeRead],
    ],
  },
  'sign-out': { ...listing, reads: ['refresh', 'token', 'others'], successes: ['signed-out'] },
  'current-account': { ...listing, successes: ['who-am-i'] },
  'update-account': {
    requires: [],
    reads: ['fields', 'currentPassword'],
    session: true,
    successes: ['done'],
    refusals: [passwordAgain, ['account-exists', only.changesLogin], 'malformed-request'],
  },
  'sign-up': {
    requires: [['login', 'email']],
    reads: ['password', 'fields', 'name', 'captcha'],
    session: false,
    successes: doneOrSignedIn,
    refusals: ['account-exists', ['password-rejected', only.passwordRules], ...captcha, ...unusable],
  },
  'confirm-address': {
    requires: [['code', 'token']],
    reads: ['login', 'email'],
    session: false,
    successes: doneOrSignedIn,
    refusals: ['challenge-invalid', ...afterCode, ...unusable],
  },
  'forgot-password': {
    requires: [['login', 'email']],
    reads: ['captcha'],
    session: false,
    successes: ['code-sent'],
    refusals: [
      ['invalid-credentials', only.unknownLoginRefused],
      ['rate-limited', only.resendRefused],
      ...captcha,
      ...unusable,
    ],
  },
  'reset-password': {
    requires: [
      ['newPassword', 'password'],
      ['code', 'token'],
    ],
    reads: ['login', 'email', 'challenge'],
    session: false,
    successes: doneOrSignedIn,
    refusals: ['challenge-invalid', ...afterCode, ['password-rejected', only.passwordRules], ...unusable],
  },
  'change-password': {
    requires: [['newPassword']],
    reads: ['currentPassword', 'code'],
    session: true,
    successes: ['done'],
    refusals: [
      ['invalid-credentials', only.currentPassword],
      ['password-rejected', only.passwordRules],
      codeAgain,
      lockedAgain,
      ...unusable,
    ],
  },
  'set-up-factor': {
    ...listing,
    reads: ['method', 'password', 'name'],
    refusals: [passwordAgain, lockedAgain, ['second-factor-unavailable', only.method]],
  },
  'confirm-factor': {
    requires: [['code']],
    reads: ['method', 'name', 'factor'],
    session: true,
    successes: ['done'],
    refusals: ['second-factor-invalid', ...noFactor, 'missing-credentials'],
  },
  'remove-factor': {
    ...listing,
    reads: ['code', 'password', 'method', 'factor'],
    refusals: [codeAgain, passwordAgain, lockedAgain, ...noFactor],
  },
  'list-factors': listing,
  'backup-codes': {
    ...listing,
    reads: ['code', 'password'],
    refusals: [passwordAgain, codeAgain, lockedAgain],
  },
  'list-sessions': listing,
  'end-session': { ...listing, requires: [['session']], refusals: ['not-found'] },
  'create-token': {
    ...listing,
    reads: ['name', 'scope', 'expires', 'password', 'code'],
    refusals: [passwordAgain, codeAgain, lockedAgain, ['malformed-request', only.expires]],
  },
  'list-tokens': listing,
  'revoke-token': {
    ...listing,
    requires: [['token']],
    session: false,
    refusals: [['not-found', only.sessionMarked], 'malformed-request'],
  },
  introspect: { ...listing, requires: [['token']], session: false, refusals: ['malformed-request'] },
  csrf: { ...listing, session: false },
  keys: { ...listing, session: false },
  protected: listing,
  public: { ...listing, session: false },
};

/** The values that every act can read. */
export const readByAll: readonly ReadName[] = ['client', 'clientSecret', 'owner', 'pool'];

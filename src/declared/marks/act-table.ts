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
  /** The outcomes that reject a request, besides those of the session, the client, CSRF and limits. */
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
      ...unusable,
      ...captcha,
      'invalid-credentials',
      'account-disabled',
      'account-unverified',
      ['locked-out', only.lockout],
      ['not-allowed', only.refusedWhileSignedIn],
      ['second-factor-required', only.factor],
      ['second-factor-invalid', only.codeWithPassword],
      ['second-factor-unavailable', only.method],
    ],
  },
  'second-factor': {
    requires: [['code', 'password']],
    reads: ['challenge', 'login', 'method', 'remember'],
    session: false,
    successes: ['signed-in'],
    refusals: [
      ...unusable,
      ['challenge-invalid', only.challenge],
      ['invalid-credentials', only.joinedByLogin],
      ['account-disabled', only.passwordWithCode],
      ['account-unverified', only.passwordWithCode],
      ['token-missing', only.joinedBySession],
      ['token-invalid', only.joinedBySession],
      ['token-expired', only.joinedBySession],
      'second-factor-invalid',
      ['second-factor-unavailable', only.methodOrLogin],
      ['second-factor-exhausted', only.limitedTries],
      ['locked-out', only.lockout],
    ],
  },
  'send-code': {
    requires: [],
    reads: ['login', 'email', 'challenge', 'method', 'captcha'],
    session: false,
    successes: ['code-sent'],
    refusals: [
      ...unusable,
      ...captcha,
      ['challenge-invalid', only.challenge],
      ['token-missing', only.sentBySession],
      ['token-invalid', only.sentBySession],
      ['token-expired', only.sentBySession],
      ['invalid-credentials', only.unknownLoginRefused],
      ['second-factor-unavailable', only.factorSent],
      ['rate-limited', only.resendRefused],
    ],
  },
  'sign-in-by-code': {
    requires: [['code', 'token']],
    reads: ['login', 'email', 'challenge', 'remember', 'scope'],
    session: false,
    successes: ['signed-in'],
    refusals: [
      ...unusable,
      'challenge-invalid',
      'account-disabled',
      ['locked-out', only.lockout],
      ['second-factor-required', only.factorAfterCode],
    ],
  },
  refresh: {
    requires: [],
    reads: ['refresh', 'scope'],
    session: false,
    successes: ['refreshed'],
    refusals: [
      ...(['token-missing', 'token-invalid', 'token-expired'] as const),
      ['token-reused', only.rotation],
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
    refusals: ['malformed-request', passwordAgain, ['account-exists', only.changesLogin]],
  },
  'sign-up': {
    requires: [['login', 'email']],
    reads: ['password', 'fields', 'name', 'captcha'],
    session: false,
    successes: doneOrSignedIn,
    refusals: [...unusable, ...captcha, 'account-exists', ['password-rejected', only.passwordRules]],
  },
  'confirm-address': {
    requires: [['code', 'token']],
    reads: ['login', 'email'],
    session: false,
    successes: doneOrSignedIn,
    refusals: [...unusable, 'challenge-invalid', ...afterCode],
  },
  'forgot-password': {
    requires: [['login', 'email']],
    reads: ['captcha'],
    session: false,
    successes: ['code-sent'],
    refusals: [
      ...unusable,
      ...captcha,
      ['invalid-credentials', only.unknownLoginRefused],
      ['rate-limited', only.resendRefused],
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
    refusals: [...unusable, 'challenge-invalid', ...afterCode, ['password-rejected', only.passwordRules]],
  },
  'change-password': {
    requires: [['newPassword']],
    reads: ['currentPassword', 'code'],
    session: true,
    successes: ['done'],
    refusals: [
      ...unusable,
      ['invalid-credentials', only.currentPassword],
      ['password-rejected', only.passwordRules],
      codeAgain,
    ],
  },
  'set-up-factor': {
    ...listing,
    reads: ['method', 'password', 'name'],
    refusals: [['second-factor-unavailable', only.method], passwordAgain],
  },
  'confirm-factor': {
    requires: [['code']],
    reads: ['method', 'name', 'factor'],
    session: true,
    successes: ['done'],
    refusals: ['missing-credentials', 'second-factor-invalid', ...noFactor],
  },
  'remove-factor': {
    ...listing,
    reads: ['code', 'password', 'method', 'factor'],
    refusals: [...noFactor, passwordAgain, codeAgain],
  },
  'list-factors': listing,
  'backup-codes': { ...listing, reads: ['code', 'password'], refusals: [passwordAgain, codeAgain] },
  'list-sessions': listing,
  'end-session': { ...listing, requires: [['session']], refusals: ['not-found'] },
  'create-token': {
    ...listing,
    reads: ['name', 'scope', 'expires', 'password', 'code'],
    refusals: [['malformed-request', only.expires], passwordAgain, codeAgain],
  },
  'list-tokens': listing,
  'revoke-token': {
    ...listing,
    requires: [['token']],
    session: false,
    refusals: ['malformed-request', ['not-found', only.sessionMarked]],
  },
  introspect: { ...listing, requires: [['token']], session: false, refusals: ['malformed-request'] },
  csrf: { ...listing, session: false },
  keys: { ...listing, session: false },
  protected: listing,
  public: { ...listing, session: false },
};

/** The values that every act can read. */
export const readByAll: readonly ReadName[] = ['client', 'clientSecret', 'owner', 'pool'];

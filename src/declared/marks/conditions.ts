import { factorPurpose, purposeOf } from './purposes.ts';
import { hasLoginAndPassword, isByChallenge, secondFactorOf } from './defaults.ts';
import type { Act } from './names.ts';
import type { Marks } from './types.ts';

/** A condition on which an act can decide an outcome. */
export interface Condition {
  /** The condition in words, for the reference page. */
  readonly words: string;
  holds(act: Act, marks: Marks['Marks']): boolean;
}

/** Whether the marks ever lock an account. */
export const lockout: Condition = {
  words: 'unless `lockout` is `none`',
  holds: (_act, marks) => marks.lockout !== 'none',
};

export const captcha = reading('captcha');
export const code = reading('code');
export const method = reading('method');
export const currentPassword = reading('currentPassword');
export const factorRead = reading('factor');
export const expires = reading('expires');
export const scopeRead = reading('scope');

/** Whether the act checks the password of an account that is signed in already. */
export const passwordAgain: Condition = {
  words: 'if it reads `password` or `currentPassword`',
  holds: ({ reads }) => reads?.password !== undefined || reads?.currentPassword !== undefined,
};

/** Whether a sign-in asks for the second factor. */
export const factor: Condition = {
  words: 'unless `secondFactor` is `ignored`',
  holds: (act, marks) => secondFactorOf(act, marks) !== 'ignored',
};

/** Whether a sign-in by a code or a link asks for another second factor. */
export const factorAfterCode: Condition = {
  words: 'if the sign-in continues by `challenge` or `levels`',
  holds: ({ secondFactor }, marks) =>
    secondFactor === undefined
      ? marks.challenge !== undefined || marks.levels !== undefined
      : secondFactor === 'challenge' || secondFactor === 'session',
};

/** Whether a refresh has a check of its account. */
export const checksDisabled = checking('disabled');
export const checksUnverified = checking('unverified');
export const checksLockout = checking('lockout');

/** Whether a wrong password or code of an account that is signed in can lock it, so that the answer already reports the lockout. */
export const lockedAtOnce: Condition = {
  words: 'if it reads `password`, `currentPassword` or `code`, and `lockout.tells` is `last`',
  holds: ({ reads }, { lockout: rule }) =>
    (reads?.password ?? reads?.currentPassword ?? reads?.code) !== undefined &&
    typeof rule === 'object' &&
    rule.tells === 'last',
};

/** Whether the code comes with the password. */
export const codeWithPassword: Condition = {
  words: 'if `secondFactor` is `same-request`',
  holds: (act, marks) => secondFactorOf(act, marks) === 'same-request',
};

/** Whether an act finds its sign-in by a challenge. */
export const challenge: Condition = {
  words: 'if it reads `challenge`, or `challenge` of the marks has a cookie and it reads no login',
  holds: isByChallenge,
};

/** Whether a second step names its account by a login. */
export const joinedByLogin: Condition = {
  words: 'if it reads `login` or `password`',
  holds: ({ reads }) => reads?.login !== undefined || reads?.password !== undefined,
};

/** Whether a second step repeats login and password beside the code. */
export const passwordWithCode: Condition = {
  words: 'if it reads `login`, `password` and `code`',
  holds: (act) => hasLoginAndPassword(act) && act.reads?.code !== undefined,
};

/** Whether a second step can name an account or a method without a second factor. */
export const methodOrNoChallenge: Condition = {
  words: 'if it reads `method`, or finds its sign-in without a challenge',
  holds: (act, marks) => act.reads?.method !== undefined || !challenge.holds(act, marks),
};

/** Whether a second step without a code sends one. */
export const codeForLogin: Condition = {
  words: 'if it reads `login`',
  holds: ({ reads }) => reads?.login !== undefined,
};

/** Whether a second step finds its sign-in by the session. */
export const joinedBySession: Condition = {
  words: 'if it has neither a challenge nor a login',
  holds: (act, marks) => !challenge.holds(act, marks) && !joinedByLogin.holds(act, marks),
};

export const limitedTries: Condition = {
  words: 'if `challenge` or `code` limits `attempts`',
  holds: (_act, marks) => marks.challenge?.attempts !== undefined || marks.code?.attempts !== undefined,
};

export const unknownLoginRefused: Condition = {
  words: 'if `code.unknownLogin` is `invalid-credentials`',
  holds: (act, marks) => codeFor(act, marks).unknownLogin === 'invalid-credentials',
};

export const resendRefused: Condition = {
  words: 'if `code` has `resend`',
  holds: (act, marks) => codeFor(act, marks).resend !== undefined,
};

/** Whether an account may have no second factor that the act can send a code for. */
export const factorSent: Condition = {
  words: 'if it reads `method`, or sends the code of a waiting sign-in or of the second factor',
  holds: (act, marks) =>
    act.reads?.method !== undefined ||
    challenge.holds(act, marks) ||
    act.purpose === factorPurpose ||
    (act.needs !== undefined && act.needs !== false && act.purpose === undefined),
};

/** Whether the code of the second factor is sent for the session of the request. */
export const sentBySession: Condition = {
  words: 'if it sends the code of the second factor, and reads neither a challenge nor a login',
  holds: (act, marks) =>
    act.purpose === factorPurpose &&
    act.reads?.login === undefined &&
    act.reads?.email === undefined &&
    !isByChallenge(act, marks),
};

/** Returns the marks of the codes that an act sends. */
function codeFor(act: Act, { code = {}, codes = {} }: Marks['Marks']): Marks['Code'] {
  return { ...code, ...codes[purposeOf(act)] };
}

export const passwordRules: Condition = {
  words: 'if the marks have `password`',
  holds: (_act, marks) => marks.password !== undefined,
};

export const signsIn: Condition = { words: 'if `signsIn`', holds: (act) => act.signsIn === true };

/** Whether a code is refused while its account is locked. */
export const lockedForCode: Condition = {
  words: 'unless `unlocks`, or `lockout` is `none`',
  holds: (act, marks) => act.unlocks !== true && lockout.holds(act, marks),
};

/** Whether a code signs an account in that a lockout may refuse. */
export const signsInLocked: Condition = {
  words: 'if `signsIn`, unless `unlocks`, or `lockout` is `none`',
  holds: (act, marks) => signsIn.holds(act, marks) && lockedForCode.holds(act, marks),
};

/** Whether a code signs an account in that may have another second factor. */
export const signsInWithFactor: Condition = {
  words: 'if `signsIn`, and the sign-in continues by `challenge` or `levels`',
  holds: (act, marks) => signsIn.holds(act, marks) && factorAfterCode.holds(act, marks),
};

/** Whether a sign-in is refused while the request carries a session. */
export const refusedWhileSignedIn: Condition = {
  words: 'if `whenSignedIn` is `refused`',
  holds: (act) => act.whenSignedIn === 'refused',
};

export const signsNobodyIn: Condition = { words: 'unless `signsIn`', holds: (act) => act.signsIn !== true };

/** Whether the request changes a login of the account. */
export const changesLogin: Condition = {
  words: 'if `reads.fields` has `login`, `email` or a field of `account.logins`, or is not set',
  holds: ({ reads }, marks) =>
    reads?.fields === undefined ||
    ['login', 'email', ...(marks.account?.logins ?? [])].some((field) => reads.fields?.[field] !== undefined),
};

/** Whether a replaced refresh token is recognized. */
export const rotation: Condition = {
  words: 'unless each kind of token has `rotates: false`',
  holds: (_act, { tokens = {} }) =>
    Object.values(tokens).length === 0 || Object.values(tokens).some(({ rotates }) => rotates !== false),
};

/** Whether the act is tied to a session by its mark. */
export const sessionMarked: Condition = { words: 'if it `needs` a session', holds: ({ needs }) => !!needs };

/** Whether each request carries login and password instead of a token. */
export const credentialsEachTime: Condition = {
  words: 'if it reads `login` and `password`',
  holds: hasLoginAndPassword,
};

type Checked = 'disabled' | 'unverified' | 'lockout';

function checking(name: Checked): Condition {
  return {
    words: `if its \`checks\` have \`${name}\``,
    holds: ({ checks }) => checks?.includes(name) === true,
  };
}

type Readable = 'captcha' | 'code' | 'method' | 'scope' | 'currentPassword' | 'factor' | 'expires';

function reading(name: Readable): Condition {
  return { words: `if it reads \`${name}\``, holds: ({ reads }) => reads?.[name] !== undefined };
}

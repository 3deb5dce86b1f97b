import { nameOf, reasonOf, type OutcomeId, type OutcomeName } from '../../core/outcome.ts';
import { actRules } from '../marks/act-table.ts';
import type { ActMark, ReadName } from '../runtime/resolve.ts';
import { placeTexts } from '../request/read.ts';
import type { CatalogueAccounts } from './accounts.ts';
import type { ReachedAct } from './act-of-outcome.ts';
import { successOf } from './reach-success.ts';
import { reasonReach } from './reach-reasons.ts';
import { carrierText, credentials, listed, tokenOfSession } from './reach-text.ts';

/** The instruction for an outcome that no request reaches by itself. */
const onlyForced = 'only when forced';

/** Returns how to get an outcome of an act, with an account of the fixtures where it needs one. */
export function reachOf(id: OutcomeId, reached: ReachedAct): string {
  const reason = reasonOf(id);
  const name = nameOf(id);
  if (reason === undefined) return successOf(name, reached) ?? refusals[name]?.(reached) ?? onlyForced;
  return (
    reasonReach(name, reason, reached) ??
    (isCounter(reason, reached) ? tooMany(reached, reason) : undefined) ??
    onlyForced
  );
}

type Instruction = (reached: ReachedAct) => string;

const refusals: Readonly<Partial<Record<OutcomeName, Instruction>>> = {
  'invalid-credentials': ({ act }) =>
    act.reads('login') ? 'send a wrong password, or an unknown login' : 'send a wrong password',
  'missing-credentials': ({ act }) => `omit ${places(act, actRules[act.name].requires.flat())}`,
  'malformed-request': ({ marks }) =>
    marks.marks.validation?.requests === 'strict'
      ? 'send a request that breaks the contract'
      : "send a body that isn't JSON or a form",
  'second-factor-required': ({ accounts }) =>
    byAccount(accounts, { secondFactor: ['totp', 'sms', 'mail'] }, 'secondFactor: totp', 'without a code'),
  'second-factor-invalid': ({ accounts }) =>
    byAccount(accounts, { secondFactor: ['totp', 'sms', 'mail'] }, 'secondFactor: totp', 'with a wrong code'),
  'second-factor-unavailable': () => 'send a method that the account does not have',
  'second-factor-exhausted': ({ marks: { marks } }) =>
    `send ${marks.challenge?.attempts ?? marks.code?.attempts ?? 'several'} wrong codes, then any code`,
  'captcha-required': ({ accounts, act }) =>
    byAccount(accounts, { captcha: [true] }, 'captcha: true', `without ${places(act, ['captcha'])}`),
  'captcha-invalid': ({ accounts, act }) =>
    byAccount(accounts, { captcha: [true] }, 'captcha: true', `with a wrong ${places(act, ['captcha'])}`),
  'account-disabled': ({ accounts }) => byAccount(accounts, { status: ['disabled'] }, 'status: disabled'),
  'account-unverified': ({ accounts }) =>
    byAccount(accounts, { status: ['unverified'] }, 'status: unverified'),
  'locked-out': lockedOut,
  'rate-limited': (reached) => tooMany(reached),
  'token-missing': ({ act, marks, needs }) =>
    act.reads('refresh') ? `omit ${places(act, ['refresh'])}` : `send no ${carrierText(marks, needs)}`,
  'token-invalid': () => 'send an unknown token, or one of a session that has ended',
  'token-expired': expired,
  'token-reused': () => 'send a refresh token that was used before',
  'csrf-failed': ({ marks: { marks }, act }) => {
    const { header = 'of the CSRF token', for: kinds } = marks.csrf ?? {};
    const omit = `omit the header ${header}`;
    return kinds === undefined || act.mark.csrf === true
      ? omit
      : `send the token ${listed(kinds, 'or')}, and ${omit}`;
  },
  'account-exists': ({ accounts }) =>
    `send the login of an account that exists: ${accounts.plain() ?? 'any'}`,
  'client-invalid': ({ act }) => `send an unknown client in ${places(act, ['client', 'clientSecret'])}`,
  'more-factors-required': ({ accounts }) =>
    byAccount(
      accounts,
      { secondFactor: ['totp', 'sms', 'mail'] },
      'secondFactor: totp',
      'and send its token before the code',
    ),
  'challenge-invalid': ({ act }) =>
    `send an unknown value in ${places(act, ['challenge', 'token', 'code'])}, or a used one`,
  'password-rejected': () => 'send a new password that breaks the rules of the marks',
  'not-found': () => 'send an unknown id',
  'not-allowed': notAllowed,
};

const readNames = [
  'login',
  'email',
  'password',
  'newPassword',
  'code',
  'token',
  'captcha',
  'refresh',
  'challenge',
  'client',
  'clientSecret',
] as const satisfies readonly ReadName[];

function isRead(name: string): name is (typeof readNames)[number] {
  return readNames.some((known) => known === name);
}

/** Names the places that an act reads for these values, in the notation of the marks. */
function places({ mark }: ActMark, names: readonly string[]): string {
  const found = [...new Set(names)].filter(isRead).flatMap((name) => mark.reads?.[name] ?? []);
  const texts = found.flatMap((read) => placeTexts(read));
  return texts.length === 0 ? 'a value' : listed([...new Set(texts)], 'or');
}

function byAccount(
  accounts: CatalogueAccounts,
  members: Readonly<Record<string, readonly unknown[]>>,
  field: string,
  how = '',
): string {
  const logins = accounts.having(members);
  const suffix = how === '' ? '' : ` ${how}`;
  if (logins.length === 0) return `sign in as an account that has \`${field}\` in the fixtures${suffix}`;
  return `sign in as ${listed(logins, 'or')}${suffix}`;
}

function lockedOut({ marks: { marks }, accounts }: ReachedAct): string {
  const { lockout } = marks;
  const [locked] = accounts.having({ lockedUntil: ['forever'] });
  const ways = [
    ...(typeof lockout === 'object' ? [`send ${lockout.attempts} wrong passwords, then any password`] : []),
    ...(locked === undefined ? [] : [`sign in as ${locked}`]),
  ];
  return ways.length === 0
    ? 'sign in as an account that has `lockedUntil` in the fixtures'
    : ways.join(', or ');
}

function isCounter(reason: string, { act }: ReachedAct): boolean {
  return act.counters.some(({ name }) => name === reason);
}

function tooMany({ act, marks }: ReachedAct, name?: string): string {
  const counter = act.counters.find((one) => name === undefined || one.name === name);
  if (counter === undefined) return onlyForced;
  const mark = marks.marks.counters?.[counter.name];
  const budget = mark?.always === false ? 'with --request-budget vendor, ' : '';
  return `${budget}send ${counter.limit + 1} ${counter.counts} within ${mark?.within ?? 'its window'}`;
}

function expired({ marks, act, needs }: ReachedAct): string {
  const wanted = typeof needs === 'object' ? needs.tokens : undefined;
  const kinds = act.reads('refresh')
    ? [...marks.tokens.values()].filter(({ carrier }) => carrier === undefined)
    : marks.carried.filter(({ kind }) => wanted === undefined || wanted.includes(kind));
  const lifetime = kinds.find(({ mark }) => mark.lifetime !== undefined)?.mark.lifetime;
  if (lifetime === undefined || lifetime === 'forever') return onlyForced;
  return `sign in, advance the clock by ${lifetime} (login-emulator clock +${lifetime}), and send the token`;
}

function notAllowed(reached: ReachedAct): string {
  const { act, needs, accounts } = reached;
  if (act.name === 'refresh' && act.reads('scope')) return 'request a scope that the sign-in was not granted';
  const more = typeof needs === 'object' ? needs : {};
  if (more.role !== undefined)
    return `${tokenOfSession(accounts.plain())}, which lacks the role ${listed([more.role].flat(), 'or')}`;
  if (more.scope !== undefined)
    return `send the token of a session that lacks the scope ${listed([more.scope].flat())}`;
  return `${credentials(reached)}, and name another account`;
}

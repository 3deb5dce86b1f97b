import type { OutcomeName } from '../../core/outcome.ts';
import type { ActName } from '../runtime/resolve.ts';
import type { ReachedAct } from './act-of-outcome.ts';
import { credentials, tokenOfSession } from './reach-text.ts';

type Instruction = (reached: ReachedAct) => string;

const signsIn = ({ accounts }: ReachedAct) => {
  const login = accounts.plain();
  return login === undefined
    ? 'sign in as an account without a second factor'
    : `sign in as ${login} with ${accounts.passwordOf(login)}`;
};

const withCode = ({ accounts, provider }: ReachedAct) => {
  const [login = 'an account with a second factor'] = accounts.having({
    secondFactor: ['totp', 'sms', 'mail'],
  });
  return `sign in as ${login}, then send its code (login-emulator code ${provider} ${login})`;
};

const bySentCode = ({ accounts, provider }: ReachedAct) => {
  const login = accounts.plain() ?? '<login>';
  return `request a code for ${login}, then send it (login-emulator code ${provider} ${login})`;
};

/** The successes of the acts whose requests need more than a session. */
const successes: Readonly<Partial<Record<ActName, Instruction>>> = {
  'sign-in': signsIn,
  'second-factor': withCode,
  'sign-in-by-code': bySentCode,
  'confirm-address': ({ accounts }) =>
    `send the code or the link of the outbox for ${accounts.having({ status: ['unverified'] })[0] ?? 'a new account'}`,
  'reset-password': bySentCode,
  'send-code': ({ accounts }) => `name ${accounts.plain() ?? 'an account'}; the code is in the outbox`,
  'forgot-password': ({ accounts }) => `name ${accounts.plain() ?? 'an account'}; the code is in the outbox`,
  'sign-up': () => 'send a login that no account has',
  refresh: ({ act }) =>
    act.reads('refresh') ? 'sign in, and send the refresh token' : 'send the token of a session',
  'sign-out': ({ act, accounts }) =>
    act.reads('refresh') ? 'sign in, and send the refresh token' : tokenOfSession(accounts.plain()),
  'confirm-factor': (reached) =>
    `${credentials(reached)}, and a code of the secret that set-up-factor returned`,
  'end-session': (reached) => `${credentials(reached)}, and the id of one of its sessions`,
  'revoke-token': () => 'send the token of a session to revoke',
  introspect: () => 'send the token of a session to introspect',
};

const names: readonly OutcomeName[] = [
  'signed-in',
  'signed-out',
  'refreshed',
  'who-am-i',
  'code-sent',
  'done',
];

/** Returns how to get a success; undefined for another outcome. */
export function successOf(name: OutcomeName, reached: ReachedAct): string | undefined {
  if (!names.includes(name)) return undefined;
  return (successes[reached.act.name] ?? credentials)(reached);
}

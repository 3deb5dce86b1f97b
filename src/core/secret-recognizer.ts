import type { Context } from './operation.ts';
import { pendingOf, type AnyRecords, type State } from './state.ts';
import { recordsOf, toleratedWindows, type AccountRecord, type SharedRecords } from './records.ts';
import type { SecretKind } from './contract.ts';
import { sessionId } from './session.ts';

/** What a decision knows of the secrets in its request and its answer, so that they can be told apart and not be kept. */
export interface SecretRecognizer {
  /** What the account is known by; the login as it was given where no account has it. */
  login(): string | undefined;
  /** The symbol of a secret: whose it is and of what kind; undefined when it is no one's. */
  recognize(value: string, kind: SecretKind): string | undefined;
}

/** Watches a request about the account with this key. It looks only at what is at hand: nothing is fetched for it. */
export function createSecretRecognizer(
  key: string | undefined,
  { state: anyState, environment }: Context<AnyRecords>,
): SecretRecognizer {
  const state = recordsOf<SharedRecords>(anyState);
  let known: AccountRecord | undefined;
  const accountOf = () => (known ??= key === undefined ? undefined : state.peek('accounts', key));
  return {
    login: () => accountOf()?.login ?? key,
    recognize(value, kind) {
      if (kind === 'session') return sessionPlaceholderOf(value, state);
      const account = accountOf();
      if (key === undefined || account === undefined) return undefined;
      const isIts = atOnce(() => owns[kind](value, key, account, { state, environment }));
      return isIts === true ? `‹${account.login}.${kind}›` : undefined;
    },
  };
}

/** Looks at what may not be at hand; undefined where it is not. */
function atOnce<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (pendingOf(error) === undefined) throw error;
    return undefined;
  }
}

/** The symbol of a session by the id under which it is public. */
export function sessionPlaceholder(id: string): string {
  return `‹session ${id}›`;
}

type Owns = (value: string, key: string, account: AccountRecord, context: Context) => boolean;

/** Whether a secret is an account's, whether or not it was good enough. */
const owns: Readonly<Record<Exclude<SecretKind, 'session'>, Owns>> = {
  password: (value, _key, account) => value === account.password,
  digest: (value, _key, account, { environment: { digest } }) =>
    value.toLowerCase() === digest.sha256Hex(account.password),
  captcha: (value, key, account, { state }) =>
    value === account.fixedCode || state.peek('challenges', `captcha/${key}`)?.code === value,
  code(value, key, account, { state, environment: { now, totp } }) {
    if (value === account.fixedCode) return true;
    if (['sms', 'email'].some((channel) => wasSent(value, state.peek('challenges', `${channel}/${key}`))))
      return true;
    const policy = state.peek('policy', 'policy');
    if (account.totpSecret === undefined || policy === undefined) return false;
    return totp.match(account.totpSecret, value, now, toleratedWindows(policy)) !== undefined;
  },
};

function wasSent(value: string, sent: SharedRecords['challenges'] | undefined): boolean {
  return sent !== undefined && [sent, ...(sent.earlier ?? [])].some(({ code }) => code === value);
}

function sessionPlaceholderOf(token: string, state: State<SharedRecords>): string | undefined {
  const session = state.peek('sessions', token);
  return session === undefined ? undefined : sessionPlaceholder(sessionId(session));
}

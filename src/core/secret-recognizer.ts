import type { Context } from './operation.ts';
import { pendingOf, type AnyRecords, type State } from './state.ts';
import { recordsOf, toleratedWindows, type AccountRecord, type SharedRecords } from './records.ts';
import { anonymousSecretKinds, type AccountSecretKind, type SecretKind } from './contract.ts';
import { tokenId } from './session.ts';

/** Recognizes secrets in a request and its reply so that the journal can replace them with placeholders. */
export interface SecretRecognizer {
  /** The login of the account; without an account the key, such as the typed login in lower case. */
  login(): string | undefined;
  /** Returns the placeholder of the account's secret or of any session; undefined for any other value. */
  recognize(value: string, kind: SecretKind): string | undefined;
}

/** Creates the recognizer for the account with this key. It reads only loaded records and fetches nothing. */
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
      if (isAnonymous(kind)) return `‹${kind}›`;
      const account = accountOf();
      if (key === undefined || account === undefined) return undefined;
      const isIts = atOnce(() => owns[kind](value, key, account, { state, environment }));
      return isIts === true ? `‹${account.login}.${kind}›` : undefined;
    },
  };
}

function isAnonymous(kind: SecretKind): kind is (typeof anonymousSecretKinds)[number] {
  return anonymousSecretKinds.some((anonymous) => anonymous === kind);
}

/** Runs a function that may suspend; undefined if it did. */
function atOnce<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (pendingOf(error) === undefined) throw error;
    return undefined;
  }
}

/** Formats the placeholder of a session from its public id. */
export function sessionPlaceholder(id: string): string {
  return `‹session ${id}›`;
}

type Owns = (value: string, key: string, account: AccountRecord, context: Context) => boolean;

/** For each kind, whether a value is the account's secret, even if the request was denied. */
const owns: Readonly<Record<AccountSecretKind, Owns>> = {
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
  const record = state.peek('tokens', token);
  return record === undefined ? undefined : sessionPlaceholder(tokenId(record));
}

import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import { outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { endOtherSessions, endSessionsOf } from '../../../core/session-changes.ts';
import { startSession } from '../../../core/session.ts';
import {
  callerKey,
  authenticate,
  type Credentials,
  type BrokenRequest,
  apiKey,
  callerOrFirstAccount,
} from '../domain/authenticate.ts';
import type { Context, Operation } from '../records.ts';
import { randomString } from '../../../core/environment.ts';

type Field = 'currentpassword' | 'password' | 'password2';

/** The current password, and the new password twice; or the fault of the body. */
export type PasswordRequest = Credentials &
  (
    | { readonly current: string; readonly newPassword: string; readonly repeated: string }
    | { readonly missing: Field }
    | BrokenRequest
  );

/** The outcomes of a password change. */
export type PasswordFacts = UnauthorizedFacts & {
  readonly done: NoFacts;
  readonly 'invalid-credentials': NoFacts;
  readonly 'missing-credentials': { readonly field: Field };
  readonly 'not-allowed': { readonly why: 'mismatch' | 'too weak' };
  readonly 'malformed-request': NoFacts;
};

/** Source: the vendor's OpenAPI 0.9.0. */
const lengths = { least: 8, most: 50 };
const kinds = [/[A-Z]/, /[a-z]/, /[0-9]/, /[_~\-!@#$%^&*]/];

/** `POST /account/password`: changes the password. The account's other sessions end; its API key stays valid. */
export const changePassword: Operation<PasswordRequest, PasswordFacts> = {
  accountOf: callerKey,

  decide(request, context) {
    const { state, trace } = context;
    const caller = authenticate(request.credential, context);
    if ('denied' in caller) return outcome(caller.denied);
    if ('broken' in request) return outcome('malformed-request');
    if ('missing' in request) return outcome('missing-credentials', { field: request.missing });
    const { key, account } = caller.found;
    const { current, newPassword, repeated } = request;
    if (current !== account.password) {
      trace('wrong current password');
      return outcome('invalid-credentials');
    }
    if (newPassword !== repeated) {
      trace('new password and its repetition differ');
      return outcome('not-allowed', { why: 'mismatch' });
    }
    if (isWeak(newPassword)) {
      trace('new password too weak');
      return outcome('not-allowed', { why: 'too weak' });
    }
    state.put('accounts', key, { ...account, password: newPassword });
    endOtherSessions(key, caller.token, state);
    trace('other sessions of the account ended');
    return outcome('done');
  },

  force: {
    'missing-credentials': () => ({ field: 'currentpassword' }),
    'not-allowed': () => ({ why: 'mismatch' }),
  },
};

function isWeak(password: string): boolean {
  if (password.length < lengths.least || password.length > lengths.most) return true;
  return kinds.some((kind) => !kind.test(password));
}

/** The outcomes of a request for a new API key. */
export type ApiKeyFacts = UnauthorizedFacts & { readonly done: { readonly key: string } };

/** Source: the vendor's OpenAPI 0.9.0 specifies 128 random characters; the alphabet is inferred. */
const keyLength = 128;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** `POST /account/apikey`: returns a new API key of the account and revokes its previous key. */
export const renewApiKey: Operation<Credentials, ApiKeyFacts> = {
  accountOf: callerKey,

  decide({ credential }, context) {
    const caller = authenticate(credential, context);
    if ('denied' in caller) return outcome(caller.denied);
    return outcome('done', { key: newKeyOf(caller.found.key, context) });
  },

  force: {
    done: (wire, context) => ({ key: newKeyOf(callerOrFirstAccount(wire, context.state).key, context) }),
  },
};

function newKeyOf(account: string, context: Context): string {
  const { state, environment } = context;
  const before = state.get('apiKeys', account);
  if (before !== undefined) endSessionsOf([before], 'revoked', context);
  const key = randomString(keyLength, alphabet, environment);
  startSession([{ token: key, kind: apiKey }], account, context);
  state.put('apiKeys', account, key);
  return key;
}

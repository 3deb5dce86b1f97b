import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import { outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { endOtherSessions, endSession, startSession } from '../../../core/session.ts';
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

/** A password that is to take the place of another. */
export type PasswordRequest = Credentials &
  (
    | { readonly current: string; readonly newPassword: string; readonly repeated: string }
    | { readonly missing: Field }
    | BrokenRequest
  );

/** What changing a password can come to. */
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

/** `POST /account/password`: a new password; the account's other sessions end, its API key lives on. */
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
      trace('the current password is wrong');
      return outcome('invalid-credentials');
    }
    if (newPassword !== repeated) {
      trace('the new password is not the same twice');
      return outcome('not-allowed', { why: 'mismatch' });
    }
    if (isWeak(newPassword)) {
      trace('the new password breaks the rules');
      return outcome('not-allowed', { why: 'too weak' });
    }
    state.put('accounts', key, { ...account, password: newPassword });
    endOtherSessions(key, caller.token, state);
    trace('its other sessions have ended');
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

/** What asking for a new API key can come to. */
export type ApiKeyFacts = UnauthorizedFacts & { readonly done: { readonly key: string } };

/** Source: the vendor's OpenAPI 0.9.0 says 128 random characters; which ones is inferred. */
const keyLength = 128;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** `POST /account/apikey`: a new key for the account; the one before it dies at once. */
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
  if (before !== undefined) endSession(before, 'revoked', context);
  const key = randomString(keyLength, alphabet, environment);
  startSession(key, account, { kind: apiKey }, context);
  state.put('apiKeys', account, key);
  return key;
}

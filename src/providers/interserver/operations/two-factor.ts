import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import { randomString } from '../../../core/environment.ts';
import { outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { isCode } from '../../../core/second-factor.ts';
import { endOtherSessions } from '../../../core/session.ts';
import {
  callerKey,
  credentialOf,
  authenticate,
  type Credentials,
  type BrokenRequest,
} from '../domain/authenticate.ts';
import type { Account, AccountRef, Context, Operation, State } from '../records.ts';

/** What asking for a secret can come to. */
export type SecretFacts = UnauthorizedFacts & { readonly done: { readonly secret: string } };

/** A code that is to turn the authenticator app on; undefined where none was given. */
export type EnableRequest = Credentials & ({ readonly code: string | undefined } | BrokenRequest);

/** What turning it on can come to. */
export type EnableFacts = UnauthorizedFacts & {
  readonly done: NoFacts;
  readonly 'second-factor-invalid': NoFacts;
  readonly 'malformed-request': NoFacts;
};

/** What turning it off can come to. */
export type DisableFacts = UnauthorizedFacts & { readonly done: NoFacts };

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Source: the vendor's OpenAPI 0.9.0 says 160 bits. */
const secretLength = 32;

/** `GET /account/2fa`: a secret that the session keeps until its code comes back; the same at every call. */
export const getTwoFactor: Operation<Credentials, SecretFacts> = {
  accountOf: callerKey,

  decide({ credential }, context) {
    const caller = authenticate(credential, context);
    if ('denied' in caller) return outcome(caller.denied);
    return outcome('done', { secret: pendingSecret(caller.token, context) });
  },

  force: { done: (wire, context) => ({ secret: pendingSecret(credentialOf(wire)?.token ?? '', context) }) },
};

/** `POST /account/2fa`: a right code of the session's secret makes it the account's, and ends its other sessions. */
export const enableTwoFactor: Operation<EnableRequest, EnableFacts> = {
  accountOf: callerKey,

  decide(request, context) {
    const { state, trace } = context;
    const caller = authenticate(request.credential, context);
    if ('denied' in caller) return outcome(caller.denied);
    if ('broken' in request) return outcome('malformed-request');
    const { token, found } = caller;
    const totpSecret = state.get('pendingSecrets', token);
    if (totpSecret === undefined) trace('the session was given no secret');
    if (totpSecret === undefined || request.code === undefined) return outcome('second-factor-invalid');
    const { key } = found;
    const account: Account = { ...found.account, secondFactor: 'totp', totpSecret };
    if (!isCode(request.code, { key, account }, context)) {
      trace('code is wrong');
      return outcome('second-factor-invalid');
    }
    state.put('accounts', key, account);
    forgetSecrets(token, found, state);
    endOtherSessions(key, token, state);
    trace('its other sessions have ended');
    return outcome('done');
  },
};

/** `DELETE /account/2fa`: the account signs in without a code of an app again; sessions live on. */
export const disableTwoFactor: Operation<Credentials, DisableFacts> = {
  accountOf: callerKey,

  decide({ credential }, context) {
    const { state, trace } = context;
    const caller = authenticate(credential, context);
    if ('denied' in caller) return outcome(caller.denied);
    const { token, found } = caller;
    if (found.account.secondFactor === 'totp') {
      const { secondFactor: _, totpSecret: __, ...account } = found.account;
      state.put('accounts', found.key, account);
    } else {
      trace('the account has no authenticator app');
    }
    forgetSecrets(token, found, state);
    return outcome('done');
  },
};

function pendingSecret(token: string, { state, environment }: Context): string {
  const before = state.get('pendingSecrets', token);
  if (before !== undefined) return before;
  const secret = randomString(secretLength, base32, environment);
  state.put('pendingSecrets', token, secret);
  return secret;
}

/** What was kept of a secret that is no longer the session's or the account's. */
function forgetSecrets(token: string, { key }: AccountRef, state: State): void {
  state.delete('pendingSecrets', token);
  state.delete('usedCodes', key);
}

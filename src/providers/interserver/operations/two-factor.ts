import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import { randomString } from '../../../core/environment.ts';
import { outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { isCode } from '../../../core/second-factor.ts';
import { endOtherSessions } from '../../../core/session-changes.ts';
import {
  callerKey,
  credentialOf,
  authenticate,
  type Credentials,
  type BrokenRequest,
} from '../domain/authenticate.ts';
import type { Account, AccountRef, Context, Operation, State } from '../records.ts';

/** The outcomes of a request for a secret. */
export type SecretFacts = UnauthorizedFacts & { readonly done: { readonly secret: string } };

/** The code that enables the authenticator app; undefined if the request has none. */
export type EnableRequest = Credentials & ({ readonly code: string | undefined } | BrokenRequest);

/** The outcomes of enabling the authenticator app. */
export type EnableFacts = UnauthorizedFacts & {
  readonly done: NoFacts;
  readonly 'second-factor-invalid': NoFacts;
  readonly 'malformed-request': NoFacts;
};

/** The outcomes of disabling the authenticator app. */
export type DisableFacts = UnauthorizedFacts & { readonly done: NoFacts };

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Source: the vendor's OpenAPI 0.9.0 specifies 160 bits. */
const secretLength = 32;

/** `GET /account/2fa`: returns the session's pending secret, the same at every call until a code confirms it. */
export const getTwoFactor: Operation<Credentials, SecretFacts> = {
  accountOf: callerKey,

  decide({ credential }, context) {
    const caller = authenticate(credential, context);
    if ('denied' in caller) return outcome(caller.denied);
    return outcome('done', { secret: pendingSecret(caller.token, context) });
  },

  force: { done: (wire, context) => ({ secret: pendingSecret(credentialOf(wire)?.token ?? '', context) }) },
};

/** `POST /account/2fa`: a correct code assigns the session's secret to the account and ends its other sessions. */
export const enableTwoFactor: Operation<EnableRequest, EnableFacts> = {
  accountOf: callerKey,

  decide(request, context) {
    const { state, trace } = context;
    const caller = authenticate(request.credential, context);
    if ('denied' in caller) return outcome(caller.denied);
    if ('broken' in request) return outcome('malformed-request');
    const { token, found } = caller;
    const totpSecret = state.get('pendingSecrets', token);
    if (totpSecret === undefined) trace('session has no pending secret');
    if (totpSecret === undefined || request.code === undefined) return outcome('second-factor-invalid');
    const { key } = found;
    const account: Account = { ...found.account, secondFactor: 'totp', totpSecret };
    if (!isCode(request.code, { key, account }, context)) {
      trace('wrong code');
      return outcome('second-factor-invalid');
    }
    state.put('accounts', key, account);
    forgetSecrets(token, found, state);
    endOtherSessions(key, token, state);
    trace('other sessions of the account ended');
    return outcome('done');
  },
};

/** `DELETE /account/2fa`: disables the authenticator app; sessions stay valid. */
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
      trace('account has no authenticator app');
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

/** Deletes the session's pending secret and the account's used codes. */
function forgetSecrets(token: string, { key }: AccountRef, state: State): void {
  state.delete('pendingSecrets', token);
  state.delete('usedCodes', key);
}

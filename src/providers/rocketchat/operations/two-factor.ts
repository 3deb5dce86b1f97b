import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import { outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { endOtherSessions } from '../../../core/session.ts';
import { authenticate, requiresAuth, type Credentials } from '../domain/authenticate.ts';
import {
  checkTwoFactor,
  type TwoFactorAsk,
  type TwoFactorFacts,
  type TwoFactorCode,
} from '../domain/verify-request-2fa.ts';
import type { Account, Operation } from '../records.ts';

/** The outcomes of turning the second factor by e-mail on. */
export type EnableEmailFacts = UnauthorizedFacts & {
  readonly done: NoFacts;
  readonly 'account-unverified': NoFacts;
};

/** `POST /users.2fa.enableEmail`: has codes mailed to the user from now on, and ends its other tokens. */
export const enableEmailTwoFactor: Operation<Credentials, EnableEmailFacts> = {
  ...requiresAuth,

  decide(credentials, context) {
    const { state, trace } = context;
    const caller = authenticate(credentials, context);
    if ('denied' in caller) return outcome(caller.denied);
    const { key, account, token } = caller;
    if (account.email !== undefined && !account.emailVerified) {
      trace('the e-mail address is not verified');
      return outcome('account-unverified');
    }
    state.put('accounts', key, withMail(account));
    endOtherSessions(key, token, state);
    trace('every other token has ended');
    return outcome('done');
  },
};

function withMail(account: Account): Account {
  return account.secondFactor === 'totp'
    ? { ...account, mailCodes: true }
    : { ...account, secondFactor: 'mail' };
}

/** The credentials of the caller, and the second factor that the request gives. */
export interface DisableEmailRequest {
  readonly credentials: Credentials;
  readonly secondFactor: TwoFactorCode;
}

/** The outcomes of turning the second factor by e-mail off. */
export type DisableEmailFacts = UnauthorizedFacts & TwoFactorFacts & { readonly done: NoFacts };

/** `POST /users.2fa.disableEmail`: stops mailing codes to the user. */
export const disableEmailTwoFactor: Operation<DisableEmailRequest, DisableEmailFacts> = {
  ...requiresAuth,

  decide({ credentials, secondFactor }, context) {
    const caller = authenticate(credentials, context);
    if ('denied' in caller) return outcome(caller.denied);
    const failure = checkTwoFactor(secondFactor, caller, context);
    if (failure !== undefined) return outcome(failure.denied, { ask: failure.ask });
    context.state.put('accounts', caller.key, withoutMail(caller.account));
    return outcome('done');
  },

  force: {
    'second-factor-required': () => ({ ask: askForPassword }),
    'second-factor-invalid': () => ({ ask: askForPassword }),
    'second-factor-exhausted': () => ({ ask: { method: 'email', available: ['email'] } }),
  },
};

const askForPassword: TwoFactorAsk = { method: 'password', available: [] };

function withoutMail({ mailCodes: _, secondFactor, ...account }: Account): Account {
  return secondFactor === 'totp' ? { ...account, secondFactor } : account;
}

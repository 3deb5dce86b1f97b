import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import { outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { endOtherSessions } from '../../../core/session-changes.ts';
import { authenticate, requiresAuth, type Credentials } from '../domain/authenticate.ts';
import {
  checkTwoFactor,
  type TwoFactorAsk,
  type TwoFactorFacts,
  type TwoFactorCode,
} from '../domain/verify-request-2fa.ts';
import type { Account, Operation } from '../records.ts';

/** The outcomes of enabling the second factor by e-mail. */
export type EnableEmailFacts = UnauthorizedFacts & {
  readonly done: NoFacts;
  readonly 'account-unverified': NoFacts;
};

/** `POST /users.2fa.enableEmail`: enables codes by e-mail, and ends the user's other tokens. */
export const enableEmailTwoFactor: Operation<Credentials, EnableEmailFacts> = {
  ...requiresAuth,

  decide(credentials, context) {
    const { state, trace } = context;
    const caller = authenticate(credentials, context);
    if ('denied' in caller) return outcome(caller.denied);
    const { key, account, token } = caller;
    if (account.email !== undefined && !account.emailVerified) {
      trace('e-mail address not verified');
      return outcome('account-unverified');
    }
    state.put('accounts', key, withMail(account));
    endOtherSessions(key, token, state);
    trace('other sessions of the account ended');
    return outcome('done');
  },
};

function withMail(account: Account): Account {
  return account.secondFactor === 'totp'
    ? { ...account, mailCodes: true }
    : { ...account, secondFactor: 'mail' };
}

/** The credentials and second factor of a request. */
export interface DisableEmailRequest {
  readonly credentials: Credentials;
  readonly secondFactor: TwoFactorCode;
}

/** The outcomes of disabling the second factor by e-mail. */
export type DisableEmailFacts = UnauthorizedFacts & TwoFactorFacts & { readonly done: NoFacts };

/** `POST /users.2fa.disableEmail`: disables codes by e-mail. */
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

import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import { authenticate, requiresAuth, type Credentials } from '../domain/authenticate.ts';
import type { Account, Records } from '../records.ts';
import {
  checkTwoFactor,
  type TwoFactorAsk,
  type TwoFactorFacts,
  type TwoFactorGiven,
} from '../domain/verify-request-2fa.ts';

/** Who asks, and the second factor that it takes. */
export interface DisableEmailRequest {
  readonly credentials: Credentials;
  readonly given: TwoFactorGiven;
}

/** What turning the second factor by e-mail off can come to. */
export type DisableEmailFacts = UnauthorizedFacts & TwoFactorFacts & { readonly done: NoFacts };

/** `POST /users.2fa.disableEmail`: mails no more codes to the user. */
export const disableEmailTwoFactor: Operation<DisableEmailRequest, Records, DisableEmailFacts> = {
  ...requiresAuth,

  decide({ credentials, given }, state, environment, trace) {
    const caller = authenticate(credentials, state, environment, trace);
    if ('denied' in caller) return outcome(caller.denied);
    const refusal = checkTwoFactor(given, caller, state, environment, trace);
    if (refusal !== undefined) return outcome(refusal.denied, { ask: refusal.ask });
    state.put('accounts', caller.key, withoutMail(caller.account));
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

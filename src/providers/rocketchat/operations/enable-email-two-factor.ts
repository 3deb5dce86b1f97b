import type { UnauthorizedFacts } from '../../../core/authenticate.ts';
import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import { endOtherSessions } from '../../../core/session.ts';
import { authenticate, requiresAuth, type Credentials } from '../domain/authenticate.ts';
import type { Account, Records } from '../records.ts';

/** What turning the second factor by e-mail on can come to. */
export type EnableEmailFacts = UnauthorizedFacts & {
  readonly done: NoFacts;
  readonly 'account-unverified': NoFacts;
};

/** `POST /users.2fa.enableEmail`: has codes mailed to the user from now on, and ends its other tokens. */
export const enableEmailTwoFactor: Operation<Credentials, Records, EnableEmailFacts> = {
  ...requiresAuth,

  decide(credentials, state, environment, trace) {
    const caller = authenticate(credentials, state, environment, trace);
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

import { accountKey, findAccount } from '../../../core/account.ts';
import { sendOneTimeCode, useOneTimeCode } from '../../../core/one-time-code.ts';
import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import { digits, draw, textField } from '../../../core/text.ts';
import type { BodyFault } from '../rules/body-fault.ts';
import type { Account, Records } from '../records.ts';
import { methodsOf } from '../rules/second-factors.ts';

/** Whom to mail a code to. */
export interface SendEmailCodeRequest {
  readonly emailOrUsername: string;
}

/** What asking for a code can come to; whether there is such a user stays open. */
export type SendEmailCodeFacts = {
  readonly 'code-sent': NoFacts;
  readonly 'malformed-request': { readonly fault: BodyFault };
};

/** `POST /users.2fa.sendEmailCode`: mails a new code instead of the one before. */
export const sendEmailCode: Operation<SendEmailCodeRequest, Records, SendEmailCodeFacts> = {
  accountOf: ({ body }, state) => accountKey(textField(body, 'emailOrUsername'), state),

  decide({ emailOrUsername }, state, environment, trace) {
    const found = findAccount(emailOrUsername, state);
    const to = found === undefined ? undefined : addressOf(found.account);
    if (found === undefined || to === undefined) {
      trace(found === undefined ? 'no such account' : 'no address to send to');
      return outcome('code-sent');
    }
    const { key, account } = found;
    useOneTimeCode(key, 'email', state);
    const addressee = { key, login: account.login, to };
    sendOneTimeCode(addressee, 'email', () => draw(6, digits, environment), state, environment);
    trace('a new code was mailed');
    return outcome('code-sent');
  },

  pretend: {
    'code-sent': () => ({}),
    'malformed-request': () => ({ fault: { rule: 'missing', field: 'emailOrUsername' } }),
  },
};

/** Where codes go: to an address that is verified, or to which the fixtures have codes mailed. */
function addressOf(account: Account): string | undefined {
  const { email, emailVerified } = account;
  return emailVerified || methodsOf(account).includes('email') ? email : undefined;
}

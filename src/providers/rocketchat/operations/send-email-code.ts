import { accountKey, findAccount } from '../../../core/account.ts';
import { sendOneTimeCode, useOneTimeCode } from '../../../core/one-time-code.ts';
import { stringField, outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import { digits, randomString } from '../../../core/environment.ts';
import {
  authenticate,
  hasCredentials,
  isExempt,
  requiresAuth,
  type Credentials,
} from '../domain/authenticate.ts';
import type { BodyError } from '../domain/body-errors.ts';
import { methodsOf, type Account, type Operation } from '../records.ts';

/** Whom to mail a code to: the user whose credentials come with the request, else the one that it names. */
export interface SendEmailCodeRequest {
  readonly emailOrUsername: string;
  readonly credentials: Credentials;
}

/** What asking for a code can come to; whether there is such a user stays open. */
export type SendEmailCodeFacts = {
  readonly 'code-sent': NoFacts;
  readonly 'malformed-request': { readonly fault: BodyError };
};

/** `POST /users.2fa.sendEmailCode`: mails a new code instead of the one before. */
export const sendEmailCode: Operation<SendEmailCodeRequest, SendEmailCodeFacts> = {
  accountOf: (wire, state) =>
    requiresAuth.accountOf(wire, state) ?? accountKey(stringField(wire.body, 'emailOrUsername'), state),
  isExempt,

  decide({ emailOrUsername, credentials }, context) {
    const { state, environment, trace } = context;
    const caller = hasCredentials(credentials) ? authenticate(credentials, context) : undefined;
    const isCaller = caller !== undefined && !('denied' in caller);
    const found = isCaller ? caller : findAccount(emailOrUsername, state);
    if (isCaller) trace('the code goes to who asks, whoever the request names');
    const to = found === undefined ? undefined : addressOf(found.account);
    if (found === undefined || to === undefined) {
      trace(found === undefined ? 'no such account' : 'no address to send to');
      return outcome('code-sent');
    }
    const { key, account } = found;
    useOneTimeCode(key, 'email', state);
    const addressee = { key, login: account.login, to };
    sendOneTimeCode(addressee, 'email', () => randomString(6, digits, environment), context);
    trace('a new code was mailed');
    return outcome('code-sent');
  },

  force: { 'malformed-request': () => ({ fault: { rule: 'missing', field: 'emailOrUsername' } }) },
};

/** Where codes go: to an address that is verified, or to which the fixtures have codes mailed. */
function addressOf(account: Account): string | undefined {
  const { email, emailVerified } = account;
  return emailVerified || methodsOf(account).includes('email') ? email : undefined;
}

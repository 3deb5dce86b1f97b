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

/** The recipient of a code: the caller if the credentials are valid, else the named user. */
export interface SendEmailCodeRequest {
  readonly emailOrUsername: string;
  readonly credentials: Credentials;
}

/** The outcomes of a request for a code, which don't reveal whether the user exists. */
export type SendEmailCodeFacts = {
  readonly 'code-sent': NoFacts;
  readonly 'malformed-request': { readonly fault: BodyError };
};

/** `POST /users.2fa.sendEmailCode`: mails a new code, which replaces the previous one. */
export const sendEmailCode: Operation<SendEmailCodeRequest, SendEmailCodeFacts> = {
  accountOf: (wire, state) =>
    requiresAuth.accountOf(wire, state) ?? accountKey(stringField(wire.body, 'emailOrUsername'), state),
  isExempt,

  decide({ emailOrUsername, credentials }, context) {
    const { state, environment, trace } = context;
    const caller = hasCredentials(credentials) ? authenticate(credentials, context) : undefined;
    const isCaller = caller !== undefined && !('denied' in caller);
    const found = isCaller ? caller : findAccount(emailOrUsername, state);
    if (isCaller) trace('recipient is the caller, not emailOrUsername');
    const to = found === undefined ? undefined : addressOf(found.account);
    if (found === undefined || to === undefined) {
      trace(found === undefined ? 'no such account' : 'account has no verified e-mail address');
      return outcome('code-sent');
    }
    const { key, account } = found;
    useOneTimeCode(key, 'email', state);
    const addressee = { key, login: account.login, to };
    sendOneTimeCode(addressee, 'email', () => randomString(6, digits, environment), context);
    trace('new code mailed');
    return outcome('code-sent');
  },

  force: { 'malformed-request': () => ({ fault: { rule: 'missing', field: 'emailOrUsername' } }) },
};

/** Returns the address for codes: the user's, if it is verified or the account has codes by e-mail enabled. */
function addressOf(account: Account): string | undefined {
  const { email, emailVerified } = account;
  return emailVerified || methodsOf(account).includes('email') ? email : undefined;
}

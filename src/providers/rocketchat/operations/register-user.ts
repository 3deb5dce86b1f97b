import { accountOrFirst, addAccount, isTaken } from '../../../core/account.ts';
import type { Environment } from '../../../core/environment.ts';
import type { Operation } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import { textField } from '../../../core/text.ts';
import type { BodyFault } from '../rules/body-fault.ts';
import { newId, type Account, type Records } from '../records.ts';

/** A user to be. */
export interface RegisterRequest {
  readonly username: string;
  readonly email: string;
  readonly password: string;
  readonly name: string | undefined;
}

/** What a registration can come to. */
export type RegisterFacts = {
  readonly done: { readonly account: Account };
  readonly 'not-allowed': { readonly taken: 'username' | 'email' };
  readonly 'malformed-request': { readonly fault: BodyFault | { readonly rule: 'username' } };
};

/** What a username may be made of. Source: the vendor's default of UTF8_User_Names_Validation. */
const usernames = /^[0-9a-zA-Z._-]+$/;

/** `POST /users.register`: makes an account that can sign in at once. */
export const registerUser: Operation<RegisterRequest, Records, RegisterFacts> = {
  accountOf: () => undefined,

  decide(request, state, environment, trace) {
    const { username, email } = request;
    if (!usernames.test(username)) {
      trace('the username has characters that none may have');
      return outcome('malformed-request', { fault: { rule: 'username' } });
    }
    if (isTaken(username, state)) {
      trace('the username is taken');
      return outcome('not-allowed', { taken: 'username' });
    }
    if (isTaken(email, state)) {
      trace('the e-mail address is taken');
      return outcome('not-allowed', { taken: 'email' });
    }
    const account = newAccount({ ...request, id: newId(environment) });
    const { id } = account;
    addAccount({ key: id, id, account, logins: [username, email] }, state);
    return outcome('done', { account });
  },

  pretend: {
    done: ({ body }, state, environment) => ({
      account: pretendedAccount(body, environment) ?? accountOrFirst(undefined, state).account,
    }),
    'not-allowed': () => ({ taken: 'username' }),
    'malformed-request': () => ({ fault: { rule: 'missing', field: 'username' } }),
  },
};

/** The account that this body would make; it is not added. */
function pretendedAccount(body: unknown, environment: Environment): Account | undefined {
  const username = textField(body, 'username');
  const email = textField(body, 'email');
  if (username === undefined || email === undefined) return undefined;
  const id = newId(environment);
  return newAccount({ id, username, email, password: '', name: textField(body, 'name') });
}

/** Source: the vendor's defaults for a user who registers. */
function newAccount({
  id,
  username,
  email,
  password,
  name,
}: RegisterRequest & { readonly id: string }): Account {
  return {
    id,
    login: username,
    email,
    emailVerified: false,
    password,
    status: 'active',
    ...(name === undefined || name === '' ? {} : { name }),
    roles: ['user'],
    utcOffset: 0,
  };
}

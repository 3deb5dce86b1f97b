import { accountOrFirst, addAccount } from '../../../core/account.ts';
import type { Environment } from '../../../core/environment.ts';
import { stringField, outcome } from '../../../core/operation.ts';
import { policyOf } from '../../../core/records.ts';
import { authenticate, hasCredentials, isExempt, type Credentials } from '../domain/authenticate.ts';
import type { BodyError } from '../domain/body-errors.ts';
import {
  checkRegistration,
  type Registration,
  type RegistrationDenied,
  type RegistrationFault,
} from '../domain/registration.ts';
import { newId, type Account, type Operation } from '../records.ts';

/** The new user, and the credentials of the request. */
export interface RegisterRequest {
  readonly registration: Registration;
  readonly credentials: Credentials;
}

/** The outcomes of a registration. */
export type RegisterFacts = {
  readonly done: { readonly account: Account };
  readonly 'not-allowed': { readonly reason: RegistrationDenied };
  readonly 'malformed-request': { readonly fault: BodyError | RegistrationFault };
};

/** `POST /users.register`: creates an account that can sign in at once. */
export const registerUser: Operation<RegisterRequest, RegisterFacts> = {
  accountOf: () => undefined,
  isExempt,
  requestBudget: (state) => policyOf(state).registrationBudget,

  decide({ registration, credentials }, context) {
    const { state, environment, trace } = context;
    if (hasCredentials(credentials) && !('denied' in authenticate(credentials, context))) {
      trace('caller is already signed in');
      return outcome('not-allowed', { reason: { denied: 'signed-in' } });
    }
    const wrong = checkRegistration(registration, state);
    if (wrong !== undefined && 'denied' in wrong) {
      trace(denials[wrong.denied]);
      return outcome('not-allowed', { reason: wrong });
    }
    if (wrong !== undefined) {
      trace(faults[wrong.rule]);
      return outcome('malformed-request', { fault: wrong });
    }
    const id = newId(environment);
    const email = registration.email.trim().toLowerCase();
    const account = newAccount({ ...registration, email }, id);
    addAccount({ key: id, id, account, logins: [registration.username, email] }, state);
    return outcome('done', { account });
  },

  force: {
    done: ({ body }, { state, environment }) => ({
      account: forcedAccount(body, environment) ?? accountOrFirst(undefined, state).account,
    }),
    'not-allowed': () => ({ reason: { denied: 'username-taken' } }),
    'malformed-request': () => ({ fault: { rule: 'missing', field: 'username' } }),
  },
};

const denials: Readonly<Record<RegistrationDenied['denied'], string>> = {
  'signed-in': 'caller is already signed in',
  'username-taken': 'username already taken',
  'email-taken': 'e-mail address already taken',
  'username-blocked': 'reserved username',
};

const faults: Readonly<Record<RegistrationFault['rule'], string>> = {
  name: 'invalid characters in the name',
  username: 'invalid characters in the username',
  'name-missing': 'no name given',
  email: 'invalid e-mail address',
  password: 'password is blank or violates policy.passwordPolicy',
};

/** Returns the account that a body describes, without adding it. */
function forcedAccount(body: unknown, environment: Environment): Account | undefined {
  const username = stringField(body, 'username');
  const email = stringField(body, 'email');
  if (username === undefined || email === undefined) return undefined;
  return newAccount({ username, email, password: '', name: stringField(body, 'name') }, newId(environment));
}

/** Creates the account of a registration. Source: the vendor's server source, which trims the name, and its defaults. */
function newAccount({ username, email, password, name = '' }: Registration, id: string): Account {
  return {
    id,
    login: username,
    email,
    emailVerified: false,
    password,
    status: 'active',
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    roles: ['user'],
    utcOffset: 0,
  };
}

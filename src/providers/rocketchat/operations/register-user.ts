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

/** A user to be, and the credentials that came with the request. */
export interface RegisterRequest {
  readonly registration: Registration;
  readonly credentials: Credentials;
}

/** What a registration can come to. */
export type RegisterFacts = {
  readonly done: { readonly account: Account };
  readonly 'not-allowed': { readonly reason: RegistrationDenied };
  readonly 'malformed-request': { readonly fault: BodyError | RegistrationFault };
};

/** `POST /users.register`: makes an account that can sign in at once. */
export const registerUser: Operation<RegisterRequest, RegisterFacts> = {
  accountOf: () => undefined,
  isExempt,
  requestBudget: (state) => policyOf(state).registrationBudget,

  decide({ registration, credentials }, context) {
    const { state, environment, trace } = context;
    if (hasCredentials(credentials) && !('denied' in authenticate(credentials, context))) {
      trace('the request comes with the token of a user');
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
  'signed-in': 'who has signed in may not register',
  'username-taken': 'the username is taken',
  'email-taken': 'the e-mail address is taken',
  'username-blocked': 'nobody may have this username',
};

const faults: Readonly<Record<RegistrationFault['rule'], string>> = {
  name: 'the name has characters that none may have',
  username: 'the username has characters that none may have',
  'name-missing': 'the name is missing',
  email: 'the e-mail address is not one',
  password: 'the password is blank, or breaks policy.passwordPolicy',
};

/** The account that this body would make; it is not added. */
function forcedAccount(body: unknown, environment: Environment): Account | undefined {
  const username = stringField(body, 'username');
  const email = stringField(body, 'email');
  if (username === undefined || email === undefined) return undefined;
  return newAccount({ username, email, password: '', name: stringField(body, 'name') }, newId(environment));
}

/** Source: the vendor's server source, which trims the name, and its defaults for a user who registers. */
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

import { bindBoth } from '../../../core/bind.ts';
import { outcome } from '../../../core/operation.ts';
import { operations as documented } from '../../../generated/rocketchat/documented/routes.ts';
import { operations as observed } from '../../../generated/rocketchat/observed/routes.ts';
import { credentialsOf } from '../domain/authenticate.ts';
import { bodyErrorOf, wordsOf } from '../domain/body-errors.ts';
import { registerUser } from '../operations/register-user.ts';
import type { Account } from '../records.ts';
import { commonErrors, errorReply, invalidParams } from './common-replies.ts';
import { deniedError, faultError, isOfValue } from './registration-errors.ts';

/** The endpoint of the registration. */
export const registerUserEndpoint = bindBoth(documented.registerUser, observed.registerUser, registerUser).to(
  {
    read: (wire) => {
      const { username, email, pass: password, name } = wire.body;
      return {
        request: { registration: { username, email, password, name }, credentials: credentialsOf(wire) },
      };
    },
    readViolation: (violation) => ({
      outcome: outcome('malformed-request', { fault: bodyErrorOf(violation, 'username') }),
    }),
    render: {
      done: ({ account }) => ({ status: 200, body: { user: registered(account), success: true } }),
      ...commonErrors,
    },
  },
  {
    documented: {
      'not-allowed': ({ reason }) => ({ status: 400, body: deniedError(reason, emailTaken.documented) }),
      'malformed-request': ({ fault }) =>
        isOfValue(fault)
          ? { status: 400, body: faultError(fault) }
          : errorReply(wordsOf(fault), 'invalid-params'),
    },
    observed: {
      'not-allowed': ({ reason }) => ({ status: 400, body: deniedError(reason, emailTaken.observed) }),
      'malformed-request': ({ fault }) =>
        isOfValue(fault) ? { status: 400, body: faultError(fault) } : invalidParams(fault),
    },
  },
);

const emailTaken = {
  /** Source: deduced from the source of the vendor's framework. */
  documented: { error: 'Email already exists. [403]', errorType: 403 },
  /** Source: the vendor's server source. */
  observed: { error: 'Email already exists' },
};

/** Returns the public fields of a new user. Source: the vendor's API reference. */
function registered({ id, login, name, utcOffset }: Account) {
  return {
    _id: id,
    type: 'user',
    status: 'offline',
    active: true,
    name: name ?? login,
    utcOffset,
    username: login,
  } as const;
}

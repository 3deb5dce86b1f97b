import type { Profile } from '../../../core/operation.ts';
import type { components } from '../../../generated/interserver/documented/types.ts';
import type { Asking } from '../rules/asking.ts';
import type { PasswordFacts, PasswordRequest } from '../operations/change-password.ts';
import type { ApiKeyFacts } from '../operations/renew-api-key.ts';
import { apart, takesNoBody } from './beside-login.ts';
import type { Both } from './both.ts';
import { askingOf, readAsking, readBroken } from './read-asking.ts';
import { malformedBody, unauthorized } from './unauthorized.ts';

type Body = components['schemas']['PasswordRequest'];

/** Changing the password as both profiles have it. */
export const changePassword: Profile<Body, PasswordRequest, PasswordFacts, Both<'changePassword'>> = {
  read: (wire) => {
    const { currentpassword: current, password: wanted, password2: again } = wire.body;
    return { request: { ...askingOf(wire), current, wanted, again } };
  },
  readViolation: (violation, wire) => readBroken(violation, wire, (field) => ({ missing: fieldOf(field) })),
  say: {
    done: () => ({ status: 200, body: { success: true, text: 'Password changed' } }),
    'invalid-credentials': () => ({
      status: 422,
      body: { message: 'Current login password is mismatching' },
    }),
    'missing-credentials': ({ field }) => ({ status: 422, body: { message: `missing ${field}`, field } }),
    'not-allowed': ({ why }) => ({ status: 422, body: { message: notAllowed[why] } }),
    'malformed-request': malformedBody,
    ...unauthorized,
    ...apart,
  },
};

/** A new API key as both profiles have it. */
export const renewApiKey: Profile<unknown, Asking, ApiKeyFacts, Both<'renewApiKey'>> = {
  read: readAsking,
  readViolation: takesNoBody,
  say: {
    done: ({ key }) => ({ status: 200, body: { success: true, text: key } }),
    ...unauthorized,
    ...apart,
  },
};

/** Why a new password is not taken. */
const notAllowed = {
  mismatch: 'Confirm Password is mismatching',
  'too weak':
    'Password must have 8 to 50 characters, with an upper-case letter, a lower-case letter, a digit and one of _~-!@#$%^&*',
};

function fieldOf(name: string | undefined) {
  return name === 'password' || name === 'password2' ? name : 'currentpassword';
}

import { bindBoth } from '../../../core/bind.ts';
import { operations as documented } from '../../../generated/interserver/documented/routes.ts';
import { operations as observed } from '../../../generated/interserver/observed/routes.ts';
import { changePassword, renewApiKey } from '../operations/credentials.ts';
import {
  malformedBody,
  credentialsOf,
  readCredentials,
  readBroken,
  sessionReplies,
} from './common-replies.ts';

/** The endpoints of the password and the API key. */
export const credentialsEndpoints = [
  /** Change of the password, in both profiles. */
  bindBoth(documented.changePassword, observed.changePassword, changePassword).to({
    read: (wire) => {
      const { currentpassword: current, password: newPassword, password2: repeated } = wire.body;
      return { request: { ...credentialsOf(wire), current, newPassword, repeated } };
    },
    readViolation: (violation, wire) => readBroken(violation, wire, (field) => ({ missing: fieldOf(field) })),
    render: {
      done: () => ({ status: 200, body: { success: true, text: 'Password changed' } }),
      'invalid-credentials': () => ({
        status: 422,
        body: { message: 'Current login password is mismatching' },
      }),
      'missing-credentials': ({ field }) => ({ status: 422, body: { message: `missing ${field}`, field } }),
      'not-allowed': ({ why }) => ({ status: 422, body: { message: notAllowed[why] } }),
      'malformed-request': malformedBody,
      ...sessionReplies,
    },
  }),

  /** New API key, in both profiles. */
  bindBoth(documented.renewApiKey, observed.renewApiKey, renewApiKey).to({
    read: readCredentials,
    render: { done: ({ key }) => ({ status: 200, body: { success: true, text: key } }), ...sessionReplies },
  }),
];

/** Messages for a rejected new password. */
const notAllowed = {
  mismatch: 'Confirm Password is mismatching',
  'too weak':
    'Password must have 8 to 50 characters, with an upper-case letter, a lower-case letter, a digit and one of _~-!@#$%^&*',
};

function fieldOf(name: string | undefined) {
  return name === 'password' || name === 'password2' ? name : 'currentpassword';
}

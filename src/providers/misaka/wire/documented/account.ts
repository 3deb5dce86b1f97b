import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/misaka/documented/routes.ts';
import { changePassword } from '../../operations/change-password.ts';
import { bearerOf } from '../../domain/authenticate.ts';
import { commonReplies, unauthorized } from './common-replies.ts';
import { malformedBy } from './malformed.ts';

/** The operations on the account. */
export const accountEndpoints = [
  /** The change of a password as its page has it; the errors are inferred, and that it is asked first who sends them. */
  bind(operations.changePassword, changePassword).to({
    read: (wire) => {
      const {
        current_password: current,
        new_password: wanted,
        logout_all_sessions: endsSessions,
      } = wire.body;
      return { request: { bearer: bearerOf(wire), current, wanted, endsSessions: endsSessions ?? false } };
    },
    readViolation: (violation, wire) =>
      violation.kind === 'unsupported-media-type'
        ? { refusal: violation.kind }
        : { request: { bearer: bearerOf(wire), violation } },
    render: {
      done: () => ({ status: 200, body: { success: true } }),
      'invalid-credentials': () => ({ status: 400, body: { detail: 'Current password is incorrect' } }),
      'malformed-request': malformedBy({ path: ['current_password'], rule: 'required' }),
      ...unauthorized,
      ...commonReplies,
    },
  }),
];

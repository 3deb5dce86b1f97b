import type { Profile } from '../../../../core/operation.ts';
import { outcome } from '../../../../core/outcome.ts';
import type { components, operations } from '../../../../generated/onlyoffice/observed/types.ts';
import type {
  AuthenticateByCodeFacts,
  AuthenticateByCodeRequest,
} from '../../operations/authenticate-by-code.ts';
import { faultsOf } from '../../rules/faults.ts';
import { sevenDigits } from '../iso-times.ts';
import { error, errorWithStack, success } from './envelope.ts';
import { malformed, troubles } from './refusals.ts';

const failed = () => error(401, 'User authentication failed');

/** The login by code as the server has it: the code is the body's. */
export const authenticateByCode: Profile<
  components['schemas']['AuthRequestByCode'],
  AuthenticateByCodeRequest,
  AuthenticateByCodeFacts,
  operations['authenticateByCode']
> = {
  read: ({ body }) => ({
    request: {
      userName: body.userName ?? '',
      password: body.password ?? '',
      passwordHash: body.passwordHash ?? '',
      code: body.code ?? '',
    },
  }),

  readViolation(violation) {
    if (violation.kind === 'unsupported-media-type') return { refusal: 'unsupported-media-type' };
    return { outcome: outcome('malformed-request', faultsOf(violation)) };
  },

  say: {
    'signed-in': ({ account, token, expires }, exchange) =>
      success(
        {
          token,
          expires: sevenDigits(expires),
          sms: account.secondFactor === 'sms',
          tfa: account.secondFactor === 'totp',
        },
        exchange,
      ),
    'missing-credentials': failed,
    ...malformed,
    'invalid-credentials': failed,
    'second-factor-invalid': failed,
    'second-factor-unavailable': failed,
    'account-disabled': () => errorWithStack(403, 'User disabled', 'InvalidOperationException'),
    'account-unverified': () => errorWithStack(403, 'Access denied', 'Security.SecurityException'),
    'locked-out': () => error(403, 'Too many login attempts. Please try again later'),
    ...troubles,
  },
};

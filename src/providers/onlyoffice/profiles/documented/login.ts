import type { Profile } from '../../../../core/operation.ts';
import { outcome } from '../../../../core/outcome.ts';
import type { components, operations } from '../../../../generated/onlyoffice/documented/types.ts';
import type {
  AuthenticateByCodeFacts,
  AuthenticateByCodeRequest,
} from '../../operations/authenticate-by-code.ts';
import { faultsOf } from '../../rules/faults.ts';
import { sevenDigits } from '../iso-times.ts';
import { bindingFailed, error, tooMany, troubles } from './error.ts';

type AuthenticateByCodeBody = components['schemas']['AuthRequest'];

/** The document spells it so. */
const empty = 'userName, password or passworHash is empty';
const failed = 'User authentication failed';

/** The login by code as the document has it: the code is the path's, and the answer is flat. */
export const authenticateByCode: Profile<
  AuthenticateByCodeBody,
  AuthenticateByCodeRequest,
  AuthenticateByCodeFacts,
  operations['authenticateByCode']
> = {
  read: ({ path, body }) => ({
    request: {
      userName: body.userName ?? '',
      password: body.password ?? '',
      passwordHash: body.passwordHash ?? '',
      code: path['code'] ?? '',
    },
  }),

  readViolation(violation) {
    if (violation.kind === 'unsupported-media-type') return { refusal: 'unsupported-media-type' };
    return { outcome: outcome('malformed-request', faultsOf(violation)) };
  },

  say: {
    'signed-in': ({ account, token, expires }) => ({
      status: 200,
      body: {
        token,
        expires: sevenDigits(expires),
        sms: account.secondFactor === 'sms',
        tfa: account.secondFactor === 'totp',
      },
    }),
    'missing-credentials': () => error(400, empty),
    'malformed-request': bindingFailed,
    'invalid-credentials': () => error(401, failed),
    'second-factor-invalid': () => error(401, failed),
    'second-factor-unavailable': () => error(403, 'Auth code is not available'),
    'account-disabled': () => error(403, 'User disabled'),
    'account-unverified': () => error(403, 'Access denied'),
    'locked-out': () => error(429, tooMany),
    ...troubles,
  },
};

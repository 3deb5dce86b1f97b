import type { Profile } from '../../../core/operation.ts';
import { outcome } from '../../../core/outcome.ts';
import type { Refuse } from '../../../core/room.ts';
import type { components, operations } from '../../../generated/onlyoffice/documented/types.ts';
import type {
  AuthenticateByCodeFacts,
  AuthenticateByCodeRequest,
} from '../operations/authenticate-by-code.ts';

type Schemas = components['schemas'];
type AuthenticateByCodeBody = Schemas['AuthRequest'];

/** The document spells it so. */
const empty = 'userName, password or passworHash is empty';
const failed = 'User authentication failed';
const tooMany = 'Too many login attempts. Please try again later';

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
    return { outcome: outcome('malformed-request') };
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
    'missing-credentials': () => ({ status: 400, body: error(400, empty) }),
    'malformed-request': () => ({
      status: 400,
      body: error(400, 'One or more validation errors occurred.'),
    }),
    'invalid-credentials': () => ({ status: 401, body: error(401, failed) }),
    'second-factor-invalid': () => ({ status: 401, body: error(401, failed) }),
    'second-factor-unavailable': () => ({ status: 403, body: error(403, 'Auth code is not available') }),
    'account-disabled': () => ({ status: 403, body: error(403, 'User disabled') }),
    'account-unverified': () => ({ status: 403, body: error(403, 'Access denied') }),
    'locked-out': () => ({ status: 429, body: error(429, tooMany) }),
    'rate-limited': () => ({ status: 429, body: error(429, tooMany) }),
    'server-error': () => ({ status: 500, body: error(500, 'Internal server error') }),
    unavailable: () => ({ status: 503, body: error(503, 'Service unavailable') }),
  },
};

/** ONLYOFFICE's answers where no operation is reached. */
export const refuse: Refuse = {
  malformed: () => ({ body: error(400, 'Bad Request') }),
  'unsupported-media-type': () => ({ body: error(415, 'Unsupported Media Type') }),
  'too-large': () => ({ body: error(413, 'Request body too large.') }),
  'not-found': () => ({ body: error(404, 'The resource could not be found') }),
  'method-not-allowed': () => ({ body: error(405, 'Method Not Allowed') }),
};

function error(statusCode: number, message: string): Schemas['Error'] {
  return { error: { message, type: null, stack: null, hresult: 0 }, status: 1, statusCode };
}

/** The vendor's server writes seven digits of a second. */
function sevenDigits(iso: string): string {
  return iso.replace(/(\.\d{3})Z$/, '$10000Z');
}

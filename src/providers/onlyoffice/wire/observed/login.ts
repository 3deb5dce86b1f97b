import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/onlyoffice/observed/routes.ts';
import { authenticateByCode } from '../../operations/authenticate-by-code.ts';
import { authenticate } from '../../operations/authenticate.ts';
import { sendSms } from '../../operations/phone.ts';
import type { Exchange } from '../../../../core/operation.ts';
import type { components } from '../../../../generated/onlyoffice/observed/types.ts';
import type { LoginRequest } from '../../domain/credentials.ts';
import { challengeShown } from '../challenge.ts';
import { sevenDigits } from '../iso-times.ts';
import { loginRequestOf, readBroken } from '../read-login.ts';
import { error, errorWithStack, success } from './reply.ts';
import { malformed, commonErrors } from './common-replies.ts';
import { sentCode } from './sent-code.ts';

type Schemas = components['schemas'];

/** What is said of an end that there is none of: .NET's first moment. Source: the vendor's server source. */
const noEnd = '0001-01-01T00:00:00';

const failed = () => error(401, 'User authentication failed');

/** What every login says to one that is turned away. */
const refusals = {
  'missing-credentials': failed,
  'invalid-credentials': failed,
  'captcha-invalid': () => error(403, 'Invalid Recaptcha'),
  'locked-out': () => error(403, 'Too many login attempts. Please try again later'),
  'account-disabled': () => errorWithStack(403, 'User disabled', 'InvalidOperationException'),
  'account-unverified': () => errorWithStack(403, 'Access denied', 'SecurityException'),
  'token-invalid': () => errorWithStack(404, 'The user could not be found', 'ItemNotFoundException'),
  ...malformed,
};

/** The logins. */
export const loginEndpoints = [
  /** The login by code as the server has it: the code is the body's. */
  bind(operations.authenticateByCode, authenticateByCode).to({
    read: ({ body }) => ({ request: { ...trimmed(body), code: (body.code ?? '').trim() } }),
    readViolation: readBroken,

    render: {
      'signed-in': ({ token, expires, factor, cookie, ...where }, exchange) =>
        given(
          {
            token,
            expires: sevenDigits(expires),
            sms: factor === 'sms' || factor === 'mail',
            ...where,
            tfa: factor === 'app',
          },
          cookie,
          exchange,
        ),
      'second-factor-invalid': failed,
      'second-factor-exhausted': failed,
      'second-factor-unavailable': failed,
      ...refusals,
      ...commonErrors,
    },
  }),

  /** The first step. */
  bind(operations.authenticate, authenticate).to({
    read: ({ body }) => ({ request: trimmed(body) }),
    readViolation: readBroken,

    render: {
      'signed-in': ({ token, expires, isBrief, cookie }, exchange) =>
        given(
          { token, expires: isBrief ? noEnd : sevenDigits(expires), sms: false, tfa: false },
          cookie,
          exchange,
        ),
      'second-factor-required': ({ expires, cookie, ...asked }, exchange) =>
        given(
          { expires: expires === undefined ? noEnd : sevenDigits(expires), ...challengeShown(asked) },
          cookie,
          exchange,
        ),
      ...refusals,
      ...commonErrors,
    },
  }),

  /** Another code by SMS. */
  bind(operations.sendSms, sendSms).to({
    read: ({ body }) => ({ request: trimmed(body) }),
    readViolation: readBroken,

    render: {
      'code-sent': sentCode,
      'second-factor-unavailable': ({ because }, { requestedStatus }) =>
        because === 'no phone' || requestedStatus === 400
          ? errorWithStack(
              400,
              "The value cannot be an empty string. (Parameter 'phone')",
              'ArgumentException',
            )
          : errorWithStack(500, 'Attempt to access the method failed.', 'MethodAccessException'),
      'second-factor-exhausted': () =>
        errorWithStack(500, 'You have sent too many text messages. Please try again later.', 'Exception'),
      ...refusals,
      ...commonErrors,
    },
  }),
];

/** A login by its body; spaces around a password or its hash do not count. Source: the vendor's server source. */
function trimmed(body: Schemas['AuthRequest']): LoginRequest {
  const request = loginRequestOf(body);
  const { password, passwordHash } = request;
  return { ...request, password: password.trim(), passwordHash: passwordHash.trim(), isTrimmed: true };
}

/** A login's answer, with the cookie that goes with it. */
function given<const Given>(response: Given, cookie: string | undefined, exchange: Exchange) {
  return success(response, exchange, cookie === undefined ? {} : { 'set-cookie': [cookie] });
}

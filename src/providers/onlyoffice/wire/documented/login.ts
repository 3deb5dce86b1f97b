import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/onlyoffice/documented/routes.ts';
import { authenticateByCode } from '../../operations/authenticate-by-code.ts';
import { authenticate } from '../../operations/authenticate.ts';
import { sendSms } from '../../operations/phone.ts';
import { challengeShown } from '../challenge.ts';
import { sevenDigits } from '../iso-times.ts';
import { loginRequestOf, readBroken } from '../read-login.ts';
import { bindingFailed, error, tooMany, commonErrors } from './reply.ts';
import { sentCode } from './sent-code.ts';

/** What every login says to one that is turned away. The document spells it so. */
const refusals = {
  'missing-credentials': () => error(400, 'userName, password or passworHash is empty'),
  'malformed-request': bindingFailed,
  'invalid-credentials': () => error(401, 'User authentication failed'),
  'captcha-invalid': () => error(403, 'Invalid Recaptcha'),
  'account-disabled': () => error(403, 'User disabled'),
  'account-unverified': () => error(403, 'Access denied'),
  'token-invalid': () => error(404, 'The user could not be found'),
  'locked-out': () => error(429, tooMany),
};

const unavailable = () => error(403, 'Auth code is not available');

/** The logins. */
export const loginEndpoints = [
  /** The login by code as the document has it: the code is the path's, the answer is flat, and neither a link nor another service signs in. */
  bind(operations.authenticateByCode, authenticateByCode).to({
    read({ path, body }) {
      const request = { ...loginRequestOf(body), isSocial: false, confirmData: undefined, session: false };
      return { request: { ...request, code: path['code'] ?? '' } };
    },
    readViolation: readBroken,

    render: {
      'signed-in': ({ token, expires, factor }) => ({
        status: 200,
        body: { token, expires: sevenDigits(expires), sms: factor === 'sms', tfa: factor === 'app' },
      }),
      'second-factor-invalid': refusals['invalid-credentials'],
      'second-factor-exhausted': refusals['invalid-credentials'],
      'second-factor-unavailable': unavailable,
      ...refusals,
      ...commonErrors,
    },
  }),

  /** The first step, flat. */
  bind(operations.authenticate, authenticate).to({
    read: ({ body }) => ({ request: loginRequestOf(body) }),
    readViolation: readBroken,

    render: {
      'signed-in': ({ token, expires, isBrief, cookie }) => ({
        status: 200,
        body: { token, ...(isBrief ? {} : { expires: sevenDigits(expires) }), sms: false, tfa: false },
        headers: { 'set-cookie': [cookie] },
      }),
      'second-factor-required': ({ expires, cookie, ...asked }) => ({
        status: 200,
        body: {
          ...(expires === undefined ? {} : { expires: sevenDigits(expires) }),
          ...challengeShown(asked),
        },
        ...(cookie === undefined ? {} : { headers: { 'set-cookie': [cookie] } }),
      }),
      ...refusals,
      ...commonErrors,
    },
  }),

  /** Another code by SMS. */
  bind(operations.sendSms, sendSms).to({
    read: ({ body }) => ({ request: loginRequestOf(body) }),
    readViolation: readBroken,

    render: {
      'code-sent': sentCode,
      'second-factor-unavailable': unavailable,
      'second-factor-exhausted': () =>
        error(500, 'You have sent too many text messages. Please try again later.'),
      ...refusals,
      ...commonErrors,
    },
  }),
];

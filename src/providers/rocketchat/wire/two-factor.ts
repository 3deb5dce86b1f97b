import { bind, bindBoth } from '../../../core/bind.ts';
import { outcome } from '../../../core/operation.ts';
import type { Violation } from '../../../core/violation.ts';
import { operations as documented } from '../../../generated/rocketchat/documented/routes.ts';
import { operations as observed } from '../../../generated/rocketchat/observed/routes.ts';
import { credentialsOf } from '../domain/authenticate.ts';
import { bodyErrorOf, type BodyError } from '../domain/body-errors.ts';
import { twoFactorCodeOf, type TwoFactorAsk, type TwoFactorFacts } from '../domain/verify-request-2fa.ts';
import { sendEmailCode } from '../operations/send-email-code.ts';
import { disableEmailTwoFactor, enableEmailTwoFactor } from '../operations/two-factor.ts';
import { commonErrors, errorReply, malformedBody, unauthenticated } from './common-replies.ts';
import { detailsOf, twoFactorWords } from './login-errors.ts';

const done = () => ({ status: 200, body: { success: true } }) as const;

/** The endpoints of the second factor by e-mail. */
export const twoFactorEndpoints = [
  {
    documented: bind(documented.sendEmailCode, sendEmailCode).to({
      read: (wire) => {
        const { emailOrUsername } = wire.body;
        if (emailOrUsername === '') return malformed({ rule: 'missing', field: 'emailOrUsername' });
        return { request: { emailOrUsername, credentials: credentialsOf(wire) } };
      },
      readViolation: readBrokenCodeRequest,
      render: {
        'code-sent': done,
        'malformed-request': () => errorReply('emailOrUsername is required', 'error-parameter-required'),
        ...commonErrors,
      },
    }),

    observed: bind(observed.sendEmailCode, sendEmailCode).to({
      read: (wire) => ({
        request: { emailOrUsername: wire.body.emailOrUsername, credentials: credentialsOf(wire) },
      }),
      readViolation: readBrokenCodeRequest,
      render: { 'code-sent': done, ...malformedBody.observed, ...commonErrors },
    }),
  },

  bindBoth(documented.enableEmailTwoFactor, observed.enableEmailTwoFactor, enableEmailTwoFactor).to(
    {
      read: (wire) => ({ request: credentialsOf(wire) }),
      render: {
        done,
        'account-unverified': () => ({ status: 400, body: unverifiedEmails }),
        ...commonErrors,
      },
    },
    unauthenticated,
  ),

  bindBoth(documented.disableEmailTwoFactor, observed.disableEmailTwoFactor, disableEmailTwoFactor).to(
    {
      read: (wire) => ({
        request: { credentials: credentialsOf(wire), secondFactor: twoFactorCodeOf(wire) },
      }),
      render: {
        done,
        'second-factor-required': ({ ask }) => twoFactorError('second-factor-required', ask),
        'second-factor-invalid': ({ ask }) => twoFactorError('second-factor-invalid', ask),
        'second-factor-exhausted': ({ ask }) => twoFactorError('second-factor-exhausted', ask),
        ...commonErrors,
      },
    },
    unauthenticated,
  ),
];

function readBrokenCodeRequest(violation: Violation) {
  return malformed(bodyErrorOf(violation, 'emailOrUsername'));
}

function malformed(fault: BodyError) {
  return { outcome: outcome('malformed-request', { fault }) };
}

/** Source: the vendor's server source. */
const unverifiedEmails = {
  success: false,
  error: 'You need to verify your emails before setting up 2FA [error-invalid-user]',
  errorType: 'error-invalid-user',
} as const;

function twoFactorError(denied: keyof TwoFactorFacts, ask: TwoFactorAsk) {
  const [message, errorType] = twoFactorWords[denied];
  return {
    status: 400,
    body: { success: false, error: `${message} [${errorType}]`, errorType, details: askDetails(ask) },
  } as const;
}

function askDetails(ask: TwoFactorAsk) {
  if (ask.method !== 'password') return detailsOf(ask);
  return { method: ask.method, codeGenerated: false, availableMethods: ask.available };
}

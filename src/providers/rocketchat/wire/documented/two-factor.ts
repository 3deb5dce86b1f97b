import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/rocketchat/documented/routes.ts';
import { sendEmailCode } from '../../operations/send-email-code.ts';
import { enableEmailTwoFactor } from '../../operations/enable-email-two-factor.ts';
import { disableEmailTwoFactor } from '../../operations/disable-email-two-factor.ts';
import { outcome } from '../../../../core/outcome.ts';
import { bodyErrorOf } from '../../domain/body-errors.ts';
import { credentialsOf } from '../../domain/authenticate.ts';
import { twoFactorGiven, type TwoFactorAsk, type TwoFactorFacts } from '../../domain/verify-request-2fa.ts';
import { emailCodeRequestOf } from '../email-code.ts';
import { twoFactorError, unverifiedEmails } from '../two-factor-errors.ts';
import { commonErrors, errorReply, unauthenticated } from './reply.ts';

const done = () => ({ status: 200, body: { success: true } }) as const;

/** The operations of the second factor. */
export const twoFactorEndpoints = [
  bind(operations.sendEmailCode, sendEmailCode).to({
    read: (wire) =>
      wire.body.emailOrUsername === ''
        ? { outcome: outcome('malformed-request', { fault: { rule: 'missing', field: 'emailOrUsername' } }) }
        : { request: emailCodeRequestOf(wire) },
    readViolation: (violation) => ({
      outcome: outcome('malformed-request', { fault: bodyErrorOf(violation, 'emailOrUsername') }),
    }),

    render: {
      'code-sent': done,
      'malformed-request': () => errorReply('emailOrUsername is required', 'error-parameter-required'),
      ...commonErrors,
    },
  }),

  bind(operations.enableEmailTwoFactor, enableEmailTwoFactor).to({
    read: (wire) => ({ request: credentialsOf(wire) }),

    render: {
      done,
      'account-unverified': () => ({ status: 400, body: unverifiedEmails }),
      ...unauthenticated,
      ...commonErrors,
    },
  }),

  bind(operations.disableEmailTwoFactor, disableEmailTwoFactor).to({
    read: (wire) => ({ request: { credentials: credentialsOf(wire), given: twoFactorGiven(wire) } }),

    render: {
      done,
      'second-factor-required': ({ ask }) => asked('second-factor-required', ask),
      'second-factor-invalid': ({ ask }) => asked('second-factor-invalid', ask),
      'second-factor-exhausted': ({ ask }) => asked('second-factor-exhausted', ask),
      ...unauthenticated,
      ...commonErrors,
    },
  }),
];

function asked(denied: keyof TwoFactorFacts, ask: TwoFactorAsk) {
  return { status: 400, body: twoFactorError(denied, ask) } as const;
}

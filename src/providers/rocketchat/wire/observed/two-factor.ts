import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/rocketchat/observed/routes.ts';
import { sendEmailCode } from '../../operations/send-email-code.ts';
import { enableEmailTwoFactor } from '../../operations/enable-email-two-factor.ts';
import { disableEmailTwoFactor } from '../../operations/disable-email-two-factor.ts';
import type { Exchange } from '../../../../core/operation.ts';
import { outcome } from '../../../../core/outcome.ts';
import { bodyErrorOf } from '../../domain/body-errors.ts';
import { credentialsOf } from '../../domain/authenticate.ts';
import { twoFactorGiven, type TwoFactorAsk, type TwoFactorFacts } from '../../domain/verify-request-2fa.ts';
import { emailCodeRequestOf } from '../email-code.ts';
import { twoFactorError, unverifiedEmails } from '../two-factor-errors.ts';
import { reply } from './reply.ts';
import { invalidParams, commonErrors, unauthenticated } from './common-replies.ts';

const done = (_: unknown, exchange: Exchange) => reply(200, { success: true }, exchange);

/** The operations of the second factor. */
export const twoFactorEndpoints = [
  bind(operations.sendEmailCode, sendEmailCode).to({
    read: (wire) => ({ request: emailCodeRequestOf(wire) }),
    readViolation: (violation) => ({
      outcome: outcome('malformed-request', { fault: bodyErrorOf(violation, 'emailOrUsername') }),
    }),

    render: {
      'code-sent': done,
      'malformed-request': ({ fault }, exchange) => invalidParams(fault, exchange),
      ...commonErrors,
    },
  }),

  bind(operations.enableEmailTwoFactor, enableEmailTwoFactor).to({
    read: (wire) => ({ request: credentialsOf(wire) }),

    render: {
      done,
      'account-unverified': (_, exchange) => reply(400, unverifiedEmails, exchange),
      ...unauthenticated,
      ...commonErrors,
    },
  }),

  bind(operations.disableEmailTwoFactor, disableEmailTwoFactor).to({
    read: (wire) => ({ request: { credentials: credentialsOf(wire), given: twoFactorGiven(wire) } }),

    render: {
      done,
      'second-factor-required': ({ ask }, exchange) => asked('second-factor-required', ask, exchange),
      'second-factor-invalid': ({ ask }, exchange) => asked('second-factor-invalid', ask, exchange),
      'second-factor-exhausted': ({ ask }, exchange) => asked('second-factor-exhausted', ask, exchange),
      ...unauthenticated,
      ...commonErrors,
    },
  }),
];

function asked(denied: keyof TwoFactorFacts, ask: TwoFactorAsk, exchange: Exchange) {
  return reply(400, twoFactorError(denied, ask), exchange);
}

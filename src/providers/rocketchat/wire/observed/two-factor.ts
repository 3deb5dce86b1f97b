import type { Exchange, OperationWire } from '../../../../core/operation.ts';
import { outcome } from '../../../../core/outcome.ts';
import type { components, operations } from '../../../../generated/rocketchat/observed/types.ts';
import { bodyErrorOf } from '../../domain/body-errors.ts';
import { credentialsOf, type Credentials } from '../../domain/authenticate.ts';
import type { DisableEmailFacts, DisableEmailRequest } from '../../operations/disable-email-two-factor.ts';
import type { EnableEmailFacts } from '../../operations/enable-email-two-factor.ts';
import type { SendEmailCodeFacts, SendEmailCodeRequest } from '../../operations/send-email-code.ts';
import { twoFactorGiven, type TwoFactorAsk, type TwoFactorFacts } from '../../domain/verify-request-2fa.ts';
import { noBody } from '../no-body.ts';
import { emailCodeRequestOf } from '../email-code.ts';
import { twoFactorError, unverifiedEmails } from '../two-factor-errors.ts';
import { reply } from './reply.ts';
import { invalidParams, commonErrors, unauthenticated } from './common-replies.ts';

const done = (_: unknown, exchange: Exchange) => reply(200, { success: true }, exchange);

export const sendEmailCode: OperationWire<
  components['schemas']['SendEmailCodeRequest'],
  SendEmailCodeRequest,
  SendEmailCodeFacts,
  operations['sendEmailCode']
> = {
  read: (wire) => ({ request: emailCodeRequestOf(wire) }),
  readViolation: (violation) => ({
    outcome: outcome('malformed-request', { fault: bodyErrorOf(violation, 'emailOrUsername') }),
  }),

  render: {
    'code-sent': done,
    'malformed-request': ({ fault }, exchange) => invalidParams(fault, exchange),
    ...commonErrors,
  },
};

export const enableEmailTwoFactor: OperationWire<
  undefined,
  Credentials,
  EnableEmailFacts,
  operations['enableEmailTwoFactor']
> = {
  read: (wire) => ({ request: credentialsOf(wire) }),
  readViolation: noBody,

  render: {
    done,
    'account-unverified': (_, exchange) => reply(400, unverifiedEmails, exchange),
    ...unauthenticated,
    ...commonErrors,
  },
};

export const disableEmailTwoFactor: OperationWire<
  undefined,
  DisableEmailRequest,
  DisableEmailFacts,
  operations['disableEmailTwoFactor']
> = {
  read: (wire) => ({ request: { credentials: credentialsOf(wire), given: twoFactorGiven(wire) } }),
  readViolation: noBody,

  render: {
    done,
    'second-factor-required': ({ ask }, exchange) => asked('second-factor-required', ask, exchange),
    'second-factor-invalid': ({ ask }, exchange) => asked('second-factor-invalid', ask, exchange),
    'second-factor-exhausted': ({ ask }, exchange) => asked('second-factor-exhausted', ask, exchange),
    ...unauthenticated,
    ...commonErrors,
  },
};

function asked(denied: keyof TwoFactorFacts, ask: TwoFactorAsk, exchange: Exchange) {
  return reply(400, twoFactorError(denied, ask), exchange);
}

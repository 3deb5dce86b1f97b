import type { OperationWire } from '../../../../core/operation.ts';
import { outcome } from '../../../../core/outcome.ts';
import type { components, operations } from '../../../../generated/rocketchat/documented/types.ts';
import { bodyErrorOf } from '../../domain/body-errors.ts';
import { credentialsOf, type Credentials } from '../../domain/authenticate.ts';
import type { DisableEmailFacts, DisableEmailRequest } from '../../operations/disable-email-two-factor.ts';
import type { EnableEmailFacts } from '../../operations/enable-email-two-factor.ts';
import type { SendEmailCodeFacts, SendEmailCodeRequest } from '../../operations/send-email-code.ts';
import { twoFactorGiven, type TwoFactorAsk, type TwoFactorFacts } from '../../domain/verify-request-2fa.ts';
import { noBody } from '../no-body.ts';
import { emailCodeRequestOf } from '../email-code.ts';
import { twoFactorError, unverifiedEmails } from '../two-factor-errors.ts';
import { commonErrors, errorReply, unauthenticated } from './reply.ts';

const done = () => ({ status: 200, body: { success: true } }) as const;

export const sendEmailCode: OperationWire<
  components['schemas']['SendEmailCodeRequest'],
  SendEmailCodeRequest,
  SendEmailCodeFacts,
  operations['sendEmailCode']
> = {
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
    'account-unverified': () => ({ status: 400, body: unverifiedEmails }),
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
    'second-factor-required': ({ ask }) => asked('second-factor-required', ask),
    'second-factor-invalid': ({ ask }) => asked('second-factor-invalid', ask),
    'second-factor-exhausted': ({ ask }) => asked('second-factor-exhausted', ask),
    ...unauthenticated,
    ...commonErrors,
  },
};

function asked(denied: keyof TwoFactorFacts, ask: TwoFactorAsk) {
  return { status: 400, body: twoFactorError(denied, ask) } as const;
}

import type { Profile } from '../../../../core/operation.ts';
import { outcome } from '../../../../core/outcome.ts';
import type { components, operations } from '../../../../generated/rocketchat/documented/types.ts';
import { bodyFault } from '../../rules/body-fault.ts';
import { credentialsOf, type Credentials } from '../../rules/caller.ts';
import type { DisableEmailFacts, DisableEmailRequest } from '../../operations/disable-email-two-factor.ts';
import type { EnableEmailFacts } from '../../operations/enable-email-two-factor.ts';
import type { SendEmailCodeFacts, SendEmailCodeRequest } from '../../operations/send-email-code.ts';
import { twoFactorGiven, type TwoFactorAsk, type TwoFactorFacts } from '../../rules/two-factor.ts';
import { noBody } from '../no-body.ts';
import { emailCodeRequestOf } from '../email-code.ts';
import { twoFactorError, unverifiedEmails } from '../two-factor-errors.ts';
import { troubles, turnedDown, withoutUser } from './reply.ts';

const done = () => ({ status: 200, body: { success: true } }) as const;

export const sendEmailCode: Profile<
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
    outcome: outcome('malformed-request', { fault: bodyFault(violation, 'emailOrUsername') }),
  }),

  say: {
    'code-sent': done,
    'malformed-request': () => turnedDown('emailOrUsername is required', 'error-parameter-required'),
    ...troubles,
  },
};

export const enableEmailTwoFactor: Profile<
  undefined,
  Credentials,
  EnableEmailFacts,
  operations['enableEmailTwoFactor']
> = {
  read: (wire) => ({ request: credentialsOf(wire) }),
  readViolation: noBody,

  say: {
    done,
    'account-unverified': () => ({ status: 400, body: unverifiedEmails }),
    ...withoutUser,
    ...troubles,
  },
};

export const disableEmailTwoFactor: Profile<
  undefined,
  DisableEmailRequest,
  DisableEmailFacts,
  operations['disableEmailTwoFactor']
> = {
  read: (wire) => ({ request: { credentials: credentialsOf(wire), given: twoFactorGiven(wire) } }),
  readViolation: noBody,

  say: {
    done,
    'second-factor-required': ({ ask }) => asked('second-factor-required', ask),
    'second-factor-invalid': ({ ask }) => asked('second-factor-invalid', ask),
    'second-factor-exhausted': ({ ask }) => asked('second-factor-exhausted', ask),
    ...withoutUser,
    ...troubles,
  },
};

function asked(refused: keyof TwoFactorFacts, ask: TwoFactorAsk) {
  return { status: 400, body: twoFactorError(refused, ask) } as const;
}

import type { Exchange, Profile } from '../../../../core/operation.ts';
import { outcome } from '../../../../core/outcome.ts';
import type { components, operations } from '../../../../generated/rocketchat/observed/types.ts';
import { bodyFault } from '../../rules/body-fault.ts';
import { credentialsOf, type Credentials } from '../../rules/caller.ts';
import type { DisableEmailFacts, DisableEmailRequest } from '../../operations/disable-email-two-factor.ts';
import type { EnableEmailFacts } from '../../operations/enable-email-two-factor.ts';
import type { SendEmailCodeFacts, SendEmailCodeRequest } from '../../operations/send-email-code.ts';
import { twoFactorGiven, type TwoFactorAsk, type TwoFactorFacts } from '../../rules/two-factor.ts';
import { noBody } from '../no-body.ts';
import { emailCodeRequestOf } from '../email-code.ts';
import { twoFactorError, unverifiedEmails } from '../two-factor-errors.ts';
import { reply } from './reply.ts';
import { invalidParams, troubles, withoutUser } from './refusals.ts';

const done = (_: unknown, exchange: Exchange) => reply(200, { success: true }, exchange);

export const sendEmailCode: Profile<
  components['schemas']['SendEmailCodeRequest'],
  SendEmailCodeRequest,
  SendEmailCodeFacts,
  operations['sendEmailCode']
> = {
  read: (wire) => ({ request: emailCodeRequestOf(wire) }),
  readViolation: (violation) => ({
    outcome: outcome('malformed-request', { fault: bodyFault(violation, 'emailOrUsername') }),
  }),

  say: {
    'code-sent': done,
    'malformed-request': ({ fault }, exchange) => invalidParams(fault, exchange),
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
    'account-unverified': (_, exchange) => reply(400, unverifiedEmails, exchange),
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
    'second-factor-required': ({ ask }, exchange) => asked('second-factor-required', ask, exchange),
    'second-factor-invalid': ({ ask }, exchange) => asked('second-factor-invalid', ask, exchange),
    'second-factor-exhausted': ({ ask }, exchange) => asked('second-factor-exhausted', ask, exchange),
    ...withoutUser,
    ...troubles,
  },
};

function asked(refused: keyof TwoFactorFacts, ask: TwoFactorAsk, exchange: Exchange) {
  return reply(400, twoFactorError(refused, ask), exchange);
}

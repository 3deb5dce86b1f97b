import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import { stringField } from '../../../core/random-string.ts';
import type { Records } from '../records.ts';
import { codeExpiry } from '../domain/challenge.ts';
import {
  confirmerKey,
  confirmationCredentialsOf,
  authenticateByConfirmation,
  type ConfirmationCredentials,
  type UnconfirmedFacts,
} from '../domain/authenticate-by-confirmation.ts';
import { forcedBindingErrors, type BindingErrors } from '../domain/binding-errors.ts';
import { digitsOf, forgetSentCodes, phoneNoise, sendSignInCode } from '../domain/phone.ts';
import { hasPhone } from '../domain/second-factor.ts';
import { factorOf } from '../domain/two-factor-settings.ts';
import type { SentCode } from './send-sms.ts';

/** A phone for the account that a confirmation is of; a body that cannot be bound is told once that is known. */
export type SetPhoneRequest = ConfirmationCredentials & ({ readonly mobilePhone: string } | BindingErrors);

/** What giving a phone can come to. */
export type SetPhoneFacts = UnconfirmedFacts & {
  readonly 'code-sent': SentCode;
  /** No digit in it. */
  readonly 'missing-credentials': NoFacts;
  /** A phone that is activated has to be erased first. */
  readonly 'second-factor-unavailable': NoFacts;
  readonly 'malformed-request': BindingErrors;
};

/** `POST /authentication/setphone`: a phone to which a code is sent; the code activates it. Source: the vendor's server source. */
export const setPhone: Operation<SetPhoneRequest, Records, SetPhoneFacts> = {
  accountOf: confirmerKey,

  precheck(wire, state, environment, trace) {
    const who = authenticateByConfirmation(
      confirmationCredentialsOf(wire),
      ['PhoneActivation'],
      state,
      environment,
      trace,
    );
    return 'denied' in who ? outcome(who.denied) : undefined;
  },

  decide(request, state, environment, trace) {
    const who = authenticateByConfirmation(request, ['PhoneActivation'], state, environment, trace);
    if ('denied' in who) return outcome(who.denied);
    if ('faults' in request) return outcome('malformed-request', { faults: request.faults });
    const phone = digitsOf(request.mobilePhone);
    if (phone === '') {
      trace('there is no digit in the phone');
      return outcome('missing-credentials');
    }
    const { key } = who;
    if (hasPhone(who.account)) {
      trace('the account has a phone that is activated');
      return outcome('second-factor-unavailable');
    }
    if (phone !== digitsOf(who.account.phone ?? '')) forgetSentCodes(key, state);
    const account = { ...who.account, phone: `+${phone}`, phoneActivated: false };
    state.put('accounts', key, account);
    const found = { key, account };
    if (factorOf(found, state, environment) === 'sms')
      sendSignInCode(found, 'sms', { again: false }, state, environment);
    return outcome('code-sent', {
      phoneNoise: phoneNoise(phone),
      expires: codeExpiry(state, environment),
    });
  },

  force: {
    'code-sent': ({ body }, state, environment) => ({
      phoneNoise: phoneNoise(stringField(body, 'mobilePhone') ?? ''),
      expires: codeExpiry(state, environment),
    }),
    'malformed-request': forcedBindingErrors,
  },
};

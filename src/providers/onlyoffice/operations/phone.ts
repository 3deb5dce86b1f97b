import { accountOrFirst } from '../../../core/account.ts';
import { type Operation, stringField, outcome } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import type { Records } from '../records.ts';
import { codeExpiry } from '../domain/challenge.ts';
import {
  accountSigningIn,
  loginOf,
  userOf,
  type LoginDenials,
  type LoginRequest,
} from '../domain/credentials.ts';
import { forcedBindingErrors, type BindingErrors } from '../domain/binding-errors.ts';
import { phoneNoise, sendSignInCode, digitsOf, forgetSentCodes } from '../domain/phone.ts';
import { factorOf } from '../domain/settings.ts';
import {
  confirmerKey,
  confirmationCredentialsOf,
  authenticateByConfirmation,
  type ConfirmationCredentials,
  type UnconfirmedFacts,
} from '../domain/authenticate-by-confirmation.ts';
import { hasPhone } from '../domain/second-factor.ts';

/** What is told of a code that was sent. */
export interface SentCode {
  /** None where it went to no phone. */
  readonly phoneNoise?: string;
  /** An ISO time. */
  readonly expires: string;
}

/** What asking for another code can come to. */
export type SendSmsFacts = LoginDenials & {
  readonly 'code-sent': SentCode;
  /** Codes are not sent to this account, or it has no phone. */
  readonly 'second-factor-unavailable': { readonly because: 'not by SMS' | 'no phone' };
  /** As many codes hold as may. */
  readonly 'second-factor-exhausted': NoFacts;
  readonly 'malformed-request': BindingErrors;
};

/** `POST /authentication/sendsms`: sends another code beside those that still hold. Source: the vendor's server source. */
export const sendSms: Operation<LoginRequest, Records, SendSmsFacts> = {
  accountOf: accountSigningIn,

  decide(request, state, environment, trace) {
    const found = userOf(request, state, environment, trace);
    if ('denied' in found) return outcome(found.denied);
    const factor = factorOf(found, state, environment);
    if (factor !== 'sms' && factor !== 'mail') {
      trace('codes are not sent to this account');
      return outcome('second-factor-unavailable', { because: 'not by SMS' });
    }
    const { phone = '' } = found.account;
    if (factor === 'sms' && phone === '') {
      trace('there is no phone to send to');
      return outcome('second-factor-unavailable', { because: 'no phone' });
    }
    if (sendSignInCode(found, factor, { again: true }, state, environment) === undefined) {
      trace('too many codes were sent that still hold');
      return outcome('second-factor-exhausted');
    }
    const expires = codeExpiry(state, environment);
    return outcome('code-sent', factor === 'sms' ? { expires, phoneNoise: phoneNoise(phone) } : { expires });
  },

  force: {
    'code-sent': (wire, state, environment) => {
      const found = accountOrFirst(loginOf(wire), state);
      sendSignInCode(found, 'sms', { again: true }, state, environment);
      const { phone } = found.account;
      const expires = codeExpiry(state, environment);
      return phone === undefined ? { expires } : { expires, phoneNoise: phoneNoise(phone) };
    },
    'second-factor-unavailable': () => ({ because: 'not by SMS' }),
    'malformed-request': forcedBindingErrors,
  },
};

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

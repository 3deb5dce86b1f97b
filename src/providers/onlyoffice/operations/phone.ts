import { accountOrFirst } from '../../../core/account.ts';
import { outcome, stringField } from '../../../core/operation.ts';
import type { NoFacts } from '../../../core/outcome.ts';
import {
  authenticateByConfirmation,
  requiresConfirmation,
  type ConfirmationCredentials,
  type UnconfirmedFacts,
} from '../domain/authenticate-by-confirmation.ts';
import { forcedBindingErrors, type BindingErrors } from '../domain/binding-errors.ts';
import { codeExpiry } from '../domain/challenge.ts';
import {
  accountSigningIn,
  loginOf,
  userOf,
  type LoginDenials,
  type LoginRequest,
} from '../domain/credentials.ts';
import { digitsOf, forgetSentCodes, phoneNoise, sendSignInCode } from '../domain/phone.ts';
import { hasPhone } from '../domain/second-factor.ts';
import { factorOf } from '../domain/settings.ts';
import type { ConfirmType, Operation } from '../records.ts';

/** A code that was sent. */
export interface SentCode {
  /** Undefined where it went to an e-mail address. */
  readonly phoneNoise?: string;
  /** An ISO time. */
  readonly expires: string;
}

/** The outcomes of a request for another code. */
export type SendSmsFacts = LoginDenials & {
  readonly 'code-sent': SentCode;
  /** The account gets no codes, or has no phone. */
  readonly 'second-factor-unavailable': { readonly because: 'not by SMS' | 'no phone' };
  /** Too many codes still hold. */
  readonly 'second-factor-exhausted': NoFacts;
  readonly 'malformed-request': BindingErrors;
};

/** `POST /authentication/sendsms`: sends another code beside those that still hold. Source: the vendor's server source. */
export const sendSms: Operation<LoginRequest, SendSmsFacts> = {
  accountOf: accountSigningIn,

  decide(request, context) {
    const { trace } = context;
    const found = userOf(request, context);
    if ('denied' in found) return outcome(found.denied);
    const factor = factorOf(found, context);
    if (factor !== 'sms' && factor !== 'mail') {
      trace('codes are not sent to this account');
      return outcome('second-factor-unavailable', { because: 'not by SMS' });
    }
    const { phone = '' } = found.account;
    if (factor === 'sms' && phone === '') {
      trace('there is no phone to send to');
      return outcome('second-factor-unavailable', { because: 'no phone' });
    }
    if (sendSignInCode(found, factor, { again: true }, context) === undefined) {
      trace('too many codes were sent that still hold');
      return outcome('second-factor-exhausted');
    }
    const expires = codeExpiry(context);
    return outcome('code-sent', factor === 'sms' ? { expires, phoneNoise: phoneNoise(phone) } : { expires });
  },

  force: {
    'code-sent': (wire, context) => {
      const found = accountOrFirst(loginOf(wire), context.state);
      sendSignInCode(found, 'sms', { again: true }, context);
      const { phone } = found.account;
      const expires = codeExpiry(context);
      return phone === undefined ? { expires } : { expires, phoneNoise: phoneNoise(phone) };
    },
    'second-factor-unavailable': () => ({ because: 'not by SMS' }),
    'malformed-request': forcedBindingErrors,
  },
};

/** A phone with the confirmation of its account, or the errors of a body that cannot be bound: the confirmation is checked before them. */
export type SetPhoneRequest = ConfirmationCredentials & ({ readonly mobilePhone: string } | BindingErrors);

/** The outcomes of a new phone. */
export type SetPhoneFacts = UnconfirmedFacts & {
  readonly 'code-sent': SentCode;
  /** The phone has no digit. */
  readonly 'missing-credentials': NoFacts;
  /** The account has an activated phone, which an administrator has to erase first. */
  readonly 'second-factor-unavailable': NoFacts;
  readonly 'malformed-request': BindingErrors;
};

const types: readonly ConfirmType[] = ['PhoneActivation'];

/** `POST /authentication/setphone`: a phone to which a code is sent; the code activates it. Source: the vendor's server source. */
export const setPhone: Operation<SetPhoneRequest, SetPhoneFacts> = {
  ...requiresConfirmation(types),

  decide(request, context) {
    const { state, trace } = context;
    const confirmer = authenticateByConfirmation(request, types, context);
    if ('denied' in confirmer) return outcome(confirmer.denied);
    if ('faults' in request) return outcome('malformed-request', { faults: request.faults });
    const phone = digitsOf(request.mobilePhone);
    if (phone === '') {
      trace('there is no digit in the phone');
      return outcome('missing-credentials');
    }
    const { key } = confirmer;
    if (hasPhone(confirmer.account)) {
      trace('the account has a phone that is activated');
      return outcome('second-factor-unavailable');
    }
    if (phone !== digitsOf(confirmer.account.phone ?? '')) forgetSentCodes(key, state);
    const account = { ...confirmer.account, phone: `+${phone}`, phoneActivated: false };
    state.put('accounts', key, account);
    const found = { key, account };
    if (factorOf(found, context) === 'sms') sendSignInCode(found, 'sms', { again: false }, context);
    return outcome('code-sent', { phoneNoise: phoneNoise(phone), expires: codeExpiry(context) });
  },

  force: {
    'code-sent': ({ body }, context) => ({
      phoneNoise: phoneNoise(stringField(body, 'mobilePhone') ?? ''),
      expires: codeExpiry(context),
    }),
    'malformed-request': forcedBindingErrors,
  },
};

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
  /** The masked phone number; undefined if the code went to an e-mail address. */
  readonly phoneNoise?: string;
  /** The expiry of the code, as an ISO time. */
  readonly expires: string;
}

/** The outcomes of a request for another code. */
export type SendSmsFacts = LoginDenials & {
  readonly 'code-sent': SentCode;
  /** The second factor isn't a sent code, or the account has no phone. */
  readonly 'second-factor-unavailable': { readonly because: 'not by SMS' | 'no phone' };
  /** Too many codes are still valid. */
  readonly 'second-factor-exhausted': NoFacts;
  readonly 'malformed-request': BindingErrors;
};

/** `POST /authentication/sendsms`: sends another code; earlier codes stay valid. Source: the vendor's server source. */
export const sendSms: Operation<LoginRequest, SendSmsFacts> = {
  accountOf: accountSigningIn,

  decide(request, context) {
    const { trace } = context;
    const found = userOf(request, context);
    if ('denied' in found) return outcome(found.denied);
    const factor = factorOf(found, context);
    if (factor !== 'sms' && factor !== 'mail') {
      trace('account gets no codes by SMS or e-mail');
      return outcome('second-factor-unavailable', { because: 'not by SMS' });
    }
    const { phone = '' } = found.account;
    if (factor === 'sms' && phone === '') {
      trace('account has no phone');
      return outcome('second-factor-unavailable', { because: 'no phone' });
    }
    if (sendSignInCode(found, factor, { again: true }, context) === undefined) {
      trace('too many codes are still valid');
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

/** A phone with a confirmation, or the binding errors of the body, which are reported only after the confirmation. */
export type SetPhoneRequest = ConfirmationCredentials & ({ readonly mobilePhone: string } | BindingErrors);

/** The outcomes of a request that sets the phone. */
export type SetPhoneFacts = UnconfirmedFacts & {
  readonly 'code-sent': SentCode;
  /** The phone has no digit. */
  readonly 'missing-credentials': NoFacts;
  /** The account has an activated phone, which an administrator must delete first. */
  readonly 'second-factor-unavailable': NoFacts;
  readonly 'malformed-request': BindingErrors;
};

const types: readonly ConfirmType[] = ['PhoneActivation'];

/** `POST /authentication/setphone`: sends an activation code to a new phone. Source: the vendor's server source. */
export const setPhone: Operation<SetPhoneRequest, SetPhoneFacts> = {
  ...requiresConfirmation(types),

  decide(request, context) {
    const { state, trace } = context;
    const confirmer = authenticateByConfirmation(request, types, context);
    if ('denied' in confirmer) return outcome(confirmer.denied);
    if ('faults' in request) return outcome('malformed-request', { faults: request.faults });
    const phone = digitsOf(request.mobilePhone);
    if (phone === '') {
      trace('phone has no digits');
      return outcome('missing-credentials');
    }
    const { key } = confirmer;
    if (hasPhone(confirmer.account)) {
      trace('account already has an activated phone');
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

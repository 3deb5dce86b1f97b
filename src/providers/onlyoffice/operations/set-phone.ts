import type { Operation } from '../../../core/operation.ts';
import { outcome, type NoFacts } from '../../../core/outcome.ts';
import { textField } from '../../../core/text.ts';
import type { Records } from '../records.ts';
import { pretendUnauthorized } from '../rules/asking.ts';
import { codeExpiry } from '../rules/challenge.ts';
import {
  accountConfirming,
  confirmingOf,
  whoConfirms,
  type Confirming,
  type UnconfirmedFacts,
} from '../rules/confirming.ts';
import { pretendedFaults, type Faults } from '../rules/faults.ts';
import { digitsOf, forgetSentCodes, phoneNoise, sendSignInCode } from '../rules/phone.ts';
import { hasPhone } from '../rules/second-factor.ts';
import { factorOf } from '../rules/two-factor-settings.ts';
import type { SentCode } from './send-sms.ts';

/** A phone for the account that a confirmation is of; a body that cannot be bound is told once that is known. */
export type SetPhoneRequest = Confirming & ({ readonly mobilePhone: string } | Faults);

/** What giving a phone can come to. */
export type SetPhoneFacts = UnconfirmedFacts & {
  readonly 'code-sent': SentCode;
  /** No digit in it. */
  readonly 'missing-credentials': NoFacts;
  /** A phone that is activated has to be erased first. */
  readonly 'second-factor-unavailable': NoFacts;
  readonly 'malformed-request': Faults;
};

/** `POST /authentication/setphone`: a phone to which a code is sent; the code activates it. Source: the vendor's server source. */
export const setPhone: Operation<SetPhoneRequest, Records, SetPhoneFacts> = {
  accountOf: accountConfirming,

  admit(wire, state, environment, trace) {
    const who = whoConfirms(confirmingOf(wire), ['PhoneActivation'], state, environment, trace);
    return 'refused' in who ? outcome(who.refused) : undefined;
  },

  decide(request, state, environment, trace) {
    const who = whoConfirms(request, ['PhoneActivation'], state, environment, trace);
    if ('refused' in who) return outcome(who.refused);
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

  pretend: {
    ...pretendUnauthorized,
    'not-allowed': () => ({}),
    'code-sent': ({ body }, state, environment) => ({
      phoneNoise: phoneNoise(textField(body, 'mobilePhone') ?? ''),
      expires: codeExpiry(state, environment),
    }),
    'missing-credentials': () => ({}),
    'second-factor-unavailable': () => ({}),
    'malformed-request': pretendedFaults,
  },
};

import { operations as documented } from '../../../generated/onlyoffice/documented/routes.ts';
import { operations as observed } from '../../../generated/onlyoffice/observed/routes.ts';
import { confirmationCredentialsOf } from '../domain/authenticate-by-confirmation.ts';
import { sendSms, setPhone, type SentCode } from '../operations/phone.ts';
import { bindBoth } from './dialect.ts';
import { codeUnavailable, loginDenials, loginRequestOf, sevenDigits, trimmed } from './login.ts';
import { callerErrors, commonErrors, exception, failure, forbidden, malformed } from './replies.ts';
import { readBrokenConfirmation, readMalformed } from './requests.ts';

/** The endpoints that send a code by SMS. */
export const phoneEndpoints = [
  /** Sends another code. */
  bindBoth(documented.sendSms, observed.sendSms, sendSms).to({
    read: ({ body }) => ({ request: loginRequestOf(body) }),
    readViolation: readMalformed,
    observed: { read: ({ body }) => ({ request: trimmed(loginRequestOf(body)) }) },

    render: {
      'code-sent': sentCode,
      'second-factor-unavailable': ({ because }, { requestedStatus }) => ({
        ...codeUnavailable(),
        observed:
          because === 'no phone' || requestedStatus === 400
            ? failure(400, "The value cannot be an empty string. (Parameter 'phone')", 'ArgumentException')
            : failure(500, 'Attempt to access the method failed.', 'MethodAccessException'),
      }),
      'second-factor-exhausted': () =>
        exception(500, 'You have sent too many text messages. Please try again later.', 'Exception'),
      ...loginDenials,
      ...commonErrors,
    },
  }),

  /** Sets the phone of the account that a link belongs to. */
  bindBoth(documented.setPhone, observed.setPhone, setPhone).to({
    read: (wire) => ({
      request: { ...confirmationCredentialsOf(wire), mobilePhone: wire.body.mobilePhone ?? '' },
    }),
    readViolation: readBrokenConfirmation,

    render: {
      'code-sent': sentCode,
      'missing-credentials': () => exception(500, 'The phone number is empty', 'Exception'),
      'second-factor-unavailable': () => exception(500, 'The phone number is activated already', 'Exception'),
      ...malformed,
      ...forbidden,
      ...callerErrors,
    },
  }),
];

function sentCode({ expires, ...where }: SentCode) {
  return { status: 200 as const, body: { expires: sevenDigits(expires), sms: true, ...where, tfa: false } };
}

import type { OperationTable } from '../../exchange.ts';
import { exceptions, rowOf, type Says } from '../profile.ts';
import { as, codeEnd, firstOf, linkRefused, turnedAway } from './login.ts';

const at = { method: 'POST', url: '/api/2.0/authentication/sendsms' };
const method = ['System.MethodAccessException', -2146233072] as const;
const argument = ['System.ArgumentException', -2147024809] as const;

/** Another code by SMS. */
export function sendSmsOf(says: Says): OperationTable {
  const { success, failure, profile } = says;
  const isDocumented = profile === 'documented';
  const sent = { expires: codeEnd, sms: true, tfa: false };
  const unavailable = failure(403, 'Auth code is not available');
  const phoneless = failure(400, "The value cannot be an empty string. (Parameter 'phone')", argument);
  return rowOf(says, {
    operation: 'sendSms',
    ...at,
    plain: as('sms@example.com'),
    account: 'sms@example.com',
    first: {
      200: 'code-sent',
      ...(isDocumented ? { 403: 'second-factor-unavailable' } : { 403: 'locked-out' }),
      ...firstOf(says),
      500: isDocumented ? 'second-factor-exhausted' : 'second-factor-unavailable',
    },
    cells: [
      {
        outcome: 'code-sent',
        status: 200,
        body: success({ ...sent, phoneNoise: '+1202***0100' }, at),
        reach: as('sms@example.com'),
      },
      {
        outcome: 'code-sent',
        when: 'by e-mail',
        status: 200,
        body: success(sent, at),
        reach: as('mail@example.com'),
      },
      {
        outcome: 'code-sent',
        when: 'a sixth valid code',
        status: 200,
        body: success({ ...sent, phoneNoise: '+1202***0100' }, at),
        reach: as('sms@example.com'),
        before: 5,
      },
      {
        outcome: 'second-factor-exhausted',
        status: 500,
        body: failure(500, 'You have sent too many text messages. Please try again later.', exceptions.any),
        reach: as('sms@example.com'),
        before: 6,
      },
      {
        outcome: 'second-factor-unavailable',
        status: isDocumented ? 403 : 500,
        body: isDocumented ? unavailable : failure(500, 'Attempt to access the method failed.', method),
        reach: as('plain@example.com'),
      },
      {
        outcome: 'second-factor-unavailable',
        when: 'to an account without a phone',
        status: isDocumented ? 403 : 400,
        body: isDocumented ? unavailable : phoneless,
        reach: as('phoneless@example.com'),
      },
      ...turnedAway(says, at, as),
      linkRefused(says, as),
    ],
  });
}

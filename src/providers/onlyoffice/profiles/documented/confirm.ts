import type { Profile } from '../../../../core/operation.ts';
import type { components, operations } from '../../../../generated/onlyoffice/documented/types.ts';
import type { ConfirmFacts, ConfirmRequest } from '../../operations/confirm.ts';
import type { SetPhoneFacts, SetPhoneRequest } from '../../operations/set-phone.ts';
import { readBroken } from '../read-login.ts';
import { confirmRequestOf, phoneRequestOf, readBrokenPhone } from '../read-confirm.ts';
import { bindingFailed, challenged, error, forbidden, troubles } from './error.ts';
import { sentCode } from './sent-code.ts';

type Schemas = components['schemas'];

/** Whether a link still counts. */
export const confirm: Profile<
  Schemas['ConfirmRequest'],
  ConfirmRequest,
  ConfirmFacts,
  operations['confirm']
> = {
  read: ({ body, cookies }) => ({ request: confirmRequestOf(body, cookies) }),
  readViolation: readBroken,

  say: {
    done: (address) => ({ status: 200, body: { result: 0, ...address } }),
    'token-invalid': () => ({ status: 200, body: { result: 1 } }),
    'token-expired': () => ({ status: 200, body: { result: 2 } }),
    'malformed-request': bindingFailed,
    ...troubles,
  },
};

/** A phone for the account that a link is of. */
export const setPhone: Profile<
  Schemas['PhoneRequest'],
  SetPhoneRequest,
  SetPhoneFacts,
  operations['setPhone']
> = {
  read: phoneRequestOf,
  readViolation: readBrokenPhone,

  say: {
    'code-sent': sentCode,
    'missing-credentials': () => error(500, 'The phone number is empty'),
    'second-factor-unavailable': () => error(500, 'The phone number is activated already'),
    'malformed-request': bindingFailed,
    ...challenged,
    ...forbidden,
    ...troubles,
  },
};

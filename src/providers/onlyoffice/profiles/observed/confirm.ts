import type { Profile } from '../../../../core/operation.ts';
import type { components, operations } from '../../../../generated/onlyoffice/observed/types.ts';
import type { ConfirmFacts, ConfirmRequest } from '../../operations/confirm.ts';
import type { SetPhoneFacts, SetPhoneRequest } from '../../operations/set-phone.ts';
import { confirmRequestOf, phoneRequestOf, readBrokenPhone } from '../read-confirm.ts';
import { readBroken } from '../read-login.ts';
import { errorWithStack, success } from './envelope.ts';
import { challenged, forbidden, malformed, troubles } from './refusals.ts';
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
    done: (address, exchange) => success({ result: 0, ...address }, exchange),
    'token-invalid': (_, exchange) => success({ result: 1 }, exchange),
    'token-expired': (_, exchange) => success({ result: 2 }, exchange),
    ...malformed,
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
    'missing-credentials': () => errorWithStack(500, 'The phone number is empty', 'Exception'),
    'second-factor-unavailable': () =>
      errorWithStack(500, 'The phone number is activated already', 'Exception'),
    ...malformed,
    ...challenged,
    ...forbidden,
    ...troubles,
  },
};

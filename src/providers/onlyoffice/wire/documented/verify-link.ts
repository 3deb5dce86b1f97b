import type { OperationWire } from '../../../../core/operation.ts';
import type { components, operations } from '../../../../generated/onlyoffice/documented/types.ts';
import type { VerifyLinkFacts, VerifyLinkRequest } from '../../operations/verify-link.ts';
import type { SetPhoneFacts, SetPhoneRequest } from '../../operations/set-phone.ts';
import { readBroken } from '../read-login.ts';
import { confirmRequestOf, phoneRequestOf, readBrokenPhone } from '../read-verify-link.ts';
import { bindingFailed, unauthenticated, error, forbidden, commonErrors } from './reply.ts';
import { sentCode } from './sent-code.ts';

type Schemas = components['schemas'];

/** Whether a link still counts. */
export const confirm: OperationWire<
  Schemas['ConfirmRequest'],
  VerifyLinkRequest,
  VerifyLinkFacts,
  operations['confirm']
> = {
  read: ({ body, cookies }) => ({ request: confirmRequestOf(body, cookies) }),
  readViolation: readBroken,

  render: {
    done: (address) => ({ status: 200, body: { result: 0, ...address } }),
    'token-invalid': () => ({ status: 200, body: { result: 1 } }),
    'token-expired': () => ({ status: 200, body: { result: 2 } }),
    'malformed-request': bindingFailed,
    ...commonErrors,
  },
};

/** A phone for the account that a link is of. */
export const setPhone: OperationWire<
  Schemas['PhoneRequest'],
  SetPhoneRequest,
  SetPhoneFacts,
  operations['setPhone']
> = {
  read: phoneRequestOf,
  readViolation: readBrokenPhone,

  render: {
    'code-sent': sentCode,
    'missing-credentials': () => error(500, 'The phone number is empty'),
    'second-factor-unavailable': () => error(500, 'The phone number is activated already'),
    'malformed-request': bindingFailed,
    ...unauthenticated,
    ...forbidden,
    ...commonErrors,
  },
};

import type { OperationWire } from '../../../../core/operation.ts';
import type { components, operations } from '../../../../generated/onlyoffice/observed/types.ts';
import type { VerifyLinkFacts, VerifyLinkRequest } from '../../operations/verify-link.ts';
import type { SetPhoneFacts, SetPhoneRequest } from '../../operations/set-phone.ts';
import { confirmRequestOf, phoneRequestOf, readBrokenPhone } from '../read-verify-link.ts';
import { readBroken } from '../read-login.ts';
import { errorWithStack, success } from './reply.ts';
import { unauthenticated, forbidden, malformed, commonErrors } from './common-replies.ts';
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
    done: (address, exchange) => success({ result: 0, ...address }, exchange),
    'token-invalid': (_, exchange) => success({ result: 1 }, exchange),
    'token-expired': (_, exchange) => success({ result: 2 }, exchange),
    ...malformed,
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
    'missing-credentials': () => errorWithStack(500, 'The phone number is empty', 'Exception'),
    'second-factor-unavailable': () =>
      errorWithStack(500, 'The phone number is activated already', 'Exception'),
    ...malformed,
    ...unauthenticated,
    ...forbidden,
    ...commonErrors,
  },
};

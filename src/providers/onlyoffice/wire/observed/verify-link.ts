import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/onlyoffice/observed/routes.ts';
import { verifyLink } from '../../operations/verify-link.ts';
import { setPhone } from '../../operations/phone.ts';
import { confirmRequestOf, phoneRequestOf, readBrokenPhone } from '../read-verify-link.ts';
import { readBroken } from '../read-login.ts';
import { errorWithStack, success } from './reply.ts';
import { unauthenticated, forbidden, malformed, commonErrors } from './common-replies.ts';
import { sentCode } from './sent-code.ts';

/** The operations that a link confirms. */
export const verifyLinkEndpoints = [
  /** Whether a link still counts. */
  bind(operations.confirm, verifyLink).to({
    read: ({ body, cookies }) => ({ request: confirmRequestOf(body, cookies) }),
    readViolation: readBroken,

    render: {
      done: (address, exchange) => success({ result: 0, ...address }, exchange),
      'token-invalid': (_, exchange) => success({ result: 1 }, exchange),
      'token-expired': (_, exchange) => success({ result: 2 }, exchange),
      ...malformed,
      ...commonErrors,
    },
  }),

  /** A phone for the account that a link is of. */
  bind(operations.setPhone, setPhone).to({
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
  }),
];

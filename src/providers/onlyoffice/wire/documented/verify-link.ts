import { bind } from '../../../../core/bind.ts';
import { operations } from '../../../../generated/onlyoffice/documented/routes.ts';
import { verifyLink } from '../../operations/verify-link.ts';
import { setPhone } from '../../operations/phone.ts';
import { readBroken } from '../read-login.ts';
import { confirmRequestOf, phoneRequestOf, readBrokenPhone } from '../read-verify-link.ts';
import { bindingFailed, unauthenticated, error, forbidden, commonErrors } from './reply.ts';
import { sentCode } from './sent-code.ts';

/** The operations that a link confirms. */
export const verifyLinkEndpoints = [
  /** Whether a link still counts. */
  bind(operations.confirm, verifyLink).to({
    read: ({ body, cookies }) => ({ request: confirmRequestOf(body, cookies) }),
    readViolation: readBroken,

    render: {
      done: (address) => ({ status: 200, body: { result: 0, ...address } }),
      'token-invalid': () => ({ status: 200, body: { result: 1 } }),
      'token-expired': () => ({ status: 200, body: { result: 2 } }),
      'malformed-request': bindingFailed,
      ...commonErrors,
    },
  }),

  /** A phone for the account that a link is of. */
  bind(operations.setPhone, setPhone).to({
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
  }),
];

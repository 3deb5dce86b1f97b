import { operations as documented } from '../../../generated/onlyoffice/documented/routes.ts';
import { operations as observed } from '../../../generated/onlyoffice/observed/routes.ts';
import { keyInCookie, typeNamed } from '../domain/confirmation-key.ts';
import { verifyLink } from '../operations/verify-link.ts';
import { bindBoth } from './dialect.ts';
import { commonErrors, malformed } from './replies.ts';
import { readMalformed } from './requests.ts';

/** The endpoint that checks a link. */
export const verifyLinkEndpoints = [
  bindBoth(documented.confirm, observed.confirm, verifyLink).to({
    /** If the link has no key, its key is in the cookie of its type. */
    read({ body, cookies }) {
      const { email, encEmail, uid } = body;
      const type = String(body.type ?? '');
      return {
        request: {
          type: typeNamed(type),
          key: body.key || keyInCookie(type, cookies),
          email: email ?? '',
          encEmail: encEmail ?? '',
          uid: uid ?? '',
        },
      };
    },
    readViolation: readMalformed,
    render: {
      done: (address) => ({ status: 200, body: { result: 0, ...address } }),
      'token-invalid': () => ({ status: 200, body: { result: 1 } }),
      'token-expired': () => ({ status: 200, body: { result: 2 } }),
      ...malformed,
      ...commonErrors,
    },
  }),
];

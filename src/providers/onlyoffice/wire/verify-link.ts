import type { StringMap } from '../../../core/operation.ts';
import { operations as documented } from '../../../generated/onlyoffice/documented/routes.ts';
import { operations as observed } from '../../../generated/onlyoffice/observed/routes.ts';
import { keyInCookie, typeNamed } from '../domain/confirmation-key.ts';
import { verifyLink, type VerifyLinkRequest } from '../operations/verify-link.ts';
import { bindBoth } from './dialect.ts';
import { commonErrors, malformed } from './replies.ts';
import { readMalformed } from './requests.ts';

/** The query of a link. */
interface LinkBody {
  readonly key?: string | null;
  readonly email?: string | null;
  readonly encEmail?: string | null;
  readonly uid?: string | null;
  readonly type?: string | number;
}

/** The check of a link. */
export const verifyLinkEndpoints = [
  bindBoth(documented.confirm, observed.confirm, verifyLink).to({
    read: ({ body, cookies }) => ({ request: linkRequestOf(body, cookies) }),
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

/** Reads a link from its query; a link without a key has it in the cookie of its type. */
function linkRequestOf(body: LinkBody, cookies: StringMap): VerifyLinkRequest {
  const type = String(body.type ?? '');
  const key = body.key ?? '';
  return {
    type: typeNamed(type),
    key: key === '' ? keyInCookie(type, cookies) : key,
    email: body.email ?? '',
    encEmail: body.encEmail ?? '',
    uid: body.uid ?? '',
  };
}

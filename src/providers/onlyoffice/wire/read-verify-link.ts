import type { StringMap, Wire } from '../../../core/operation.ts';
import type { Violation } from '../../../core/violation.ts';
import type { VerifyLinkRequest } from '../operations/verify-link.ts';
import type { SetPhoneRequest } from '../operations/phone.ts';
import { keyInCookie, typeNamed } from '../domain/confirmation-key.ts';
import { confirmationCredentialsOf } from '../domain/authenticate-by-confirmation.ts';
import { bindingErrorsOf } from '../domain/binding-errors.ts';

/** A link's query, as far as both profiles read it alike. */
interface ConfirmBody {
  readonly key?: string | null;
  readonly email?: string | null;
  readonly encEmail?: string | null;
  readonly uid?: string | null;
  readonly type?: string | number;
}

/** A link by its query; a key that is empty is left to the cookie of its type. */
export function confirmRequestOf(body: ConfirmBody, cookies: StringMap): VerifyLinkRequest {
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

/** A phone, with the confirmation that lets it in. */
export function phoneRequestOf(wire: Wire<{ readonly mobilePhone?: string | null }>): {
  readonly request: SetPhoneRequest;
} {
  return { request: { ...confirmationCredentialsOf(wire), mobilePhone: wire.body.mobilePhone ?? '' } };
}

/** A body that breaks its contract: what is wrong with it is told once it is known who confirms. */
export function readBrokenPhone(
  violation: Violation,
  wire: Wire,
): { readonly request: SetPhoneRequest } | { readonly refusal: 'unsupported-media-type' } {
  if (violation.kind === 'unsupported-media-type') return { refusal: violation.kind };
  return { request: { ...confirmationCredentialsOf(wire), ...bindingErrorsOf(violation, wire) } };
}

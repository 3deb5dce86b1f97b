import { outcome, type Outcome } from '../../../core/outcome.ts';
import type { Wire } from '../../../core/operation.ts';
import type { Violation } from '../../../core/violation.ts';
import type { LoginRequest } from '../domain/credentials.ts';
import { bindingErrorsOf, type BindingErrors } from '../domain/binding-errors.ts';

/** A login's body, as far as both profiles read it alike. */
interface LoginBody {
  readonly userName?: string | null;
  readonly password?: string | null;
  readonly passwordHash?: string | null;
  readonly provider?: string | null;
  readonly serializedProfile?: string | null;
  readonly session?: boolean;
  readonly confirmData?: { readonly email?: string | null; readonly key?: string | null } | null;
  readonly recaptchaResponse?: string | null;
}

/** A login by the fields of its body. */
export function loginRequestOf(body: LoginBody): LoginRequest {
  const { provider, serializedProfile, confirmData } = body;
  return {
    userName: body.userName ?? '',
    password: body.password ?? '',
    passwordHash: body.passwordHash ?? '',
    isSocial: provider !== 'email' && (isGiven(provider) || isGiven(serializedProfile)),
    confirmData: linkOf(confirmData),
    captchaResponse: body.recaptchaResponse ?? '',
    session: body.session ?? false,
  };
}

function linkOf(data: LoginBody['confirmData']): LoginRequest['confirmData'] {
  return data === undefined || data === null ? undefined : { email: data.email ?? '', key: data.key ?? '' };
}

function isGiven(text: string | null | undefined): boolean {
  return text !== undefined && text !== null && text !== '';
}

/** A body that breaks its contract: what is wrong with it is told at once. */
export function readBroken(
  violation: Violation,
  wire: Wire,
):
  | { readonly refusal: 'unsupported-media-type' }
  | { readonly outcome: Outcome<{ readonly 'malformed-request': BindingErrors }> } {
  if (violation.kind === 'unsupported-media-type') return { refusal: violation.kind };
  return { outcome: outcome('malformed-request', bindingErrorsOf(violation, wire)) };
}

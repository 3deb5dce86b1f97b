import type { Wire } from '../../../core/operation.ts';
import { credentialsOf } from '../domain/authenticate.ts';
import type { SendEmailCodeRequest } from '../operations/send-email-code.ts';

/** A request for a code, with the credentials that it brings. */
export function emailCodeRequestOf(wire: Wire<{ readonly emailOrUsername: string }>): SendEmailCodeRequest {
  return { emailOrUsername: wire.body.emailOrUsername, credentials: credentialsOf(wire) };
}

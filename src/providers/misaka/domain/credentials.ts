import type { Wire } from '../../../core/operation.ts';
import { stringField } from '../../../core/random-string.ts';

/** Who signs in, as Misaka.io understands it. */
export interface LoginFields {
  /** The e-mail address; the username, which is one too, where there is none. */
  readonly email: string | undefined;
  readonly password: string;
  readonly sliding: boolean;
}

/** The login of a request; the username is not used when an e-mail address is given. */
export function loginOf({ body }: Wire): string | undefined {
  return stringField(body, 'email') || stringField(body, 'username');
}

/** Whether a request wants a sliding token. */
export function wantsSliding({ body }: Wire): boolean {
  return typeof body === 'object' && body !== null && 'sliding' in body && body.sliding === true;
}

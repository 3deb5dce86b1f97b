import type { Wire } from '../../../core/operation.ts';
import type { Violation } from '../../../core/violation.ts';
import { bodyErrorOf } from '../domain/body-errors.ts';
import { credentialsOf } from '../domain/authenticate.ts';
import type { LogoutUserRequest } from '../operations/logout-user.ts';
import type { Registration } from '../domain/registration.ts';
import type { Account } from '../records.ts';

/** A logout whose body breaks the contract: one that cannot be read counts as empty, and names nobody. */
export function logoutUserOf(violation: Violation, wire: Wire): { readonly request: LogoutUserRequest } {
  const credentials = credentialsOf(wire);
  if (violation.kind !== 'invalid') return { request: { credentials, userId: undefined } };
  return { request: { credentials, fault: bodyErrorOf(violation, 'userId') } };
}

/** A registration as both times send it. */
export function registrationOf(body: {
  readonly username: string;
  readonly email: string;
  readonly pass: string;
  readonly name?: string;
}): Registration {
  return { username: body.username, email: body.email, password: body.pass, name: body.name };
}

/** A new user, as far as others may see it. Source: the vendor's API reference. */
export function registered(account: Account) {
  const { id, login, name, utcOffset } = account;
  return {
    _id: id,
    type: 'user',
    status: 'offline',
    active: true,
    name: name ?? login,
    utcOffset,
    username: login,
  } as const;
}

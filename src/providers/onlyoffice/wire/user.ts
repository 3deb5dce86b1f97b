import type { components } from '../../../generated/onlyoffice/documented/types.ts';
import type { Account } from '../records.ts';
import { isAdmin } from '../domain/authenticate.ts';
import { hasPhone, isLinked } from '../domain/second-factor.ts';

/** A user, as far as the emulator knows one. Source: the vendor's SDK; that the names follow from the login is inferred. */
export function userShown(account: Account): components['schemas']['User'] {
  const { id, login, email = login, phone, role } = account;
  const name = login.replace(/@.*$/, '');
  return {
    id,
    displayName: name,
    firstName: name,
    lastName: '',
    userName: name,
    email,
    // nobody else is signed in
    status: 1,
    activationStatus: 1,
    isAdmin: isAdmin(account),
    isOwner: role === 'owner',
    isVisitor: false,
    isCollaborator: false,
    ...(phone === undefined ? {} : { mobilePhone: phone }),
    mobilePhoneActivationStatus: hasPhone(account) ? 1 : 0,
    tfaAppEnabled: isLinked(account),
  };
}

import { operations as documented } from '../../../generated/onlyoffice/documented/routes.ts';
import type { components } from '../../../generated/onlyoffice/documented/types.ts';
import { operations as observed } from '../../../generated/onlyoffice/observed/routes.ts';
import { isAdmin } from '../domain/authenticate.ts';
import { hasPhone, isLinked } from '../domain/second-factor.ts';
import { endedCookie } from '../domain/session.ts';
import { getSelf, isAuthenticated, logout } from '../operations/session.ts';
import type { Account } from '../records.ts';
import { bindBoth } from './dialect.ts';
import { callerErrors, commonErrors } from './replies.ts';
import { readCredentials } from './requests.ts';

/** The endpoints of a session. */
export const sessionEndpoints = [
  /** Returns whether the request is signed in. */
  bindBoth(documented.isAuthenticated, observed.isAuthenticated, isAuthenticated).to({
    read: readCredentials,
    render: { 'who-am-i': ({ isSignedIn }) => ({ status: 200, body: isSignedIn }), ...commonErrors },
  }),

  /** Logs out; the body is empty. */
  bindBoth(documented.logout, observed.logout, logout).to({
    read: readCredentials,
    render: {
      'signed-out': ({ hadCookie }) => ({
        status: 200,
        body: undefined,
        headers: hadCookie ? { 'set-cookie': [endedCookie] } : {},
      }),
      ...commonErrors,
    },
  }),

  /** Returns the caller. */
  bindBoth(documented.getSelf, observed.getSelf, getSelf).to({
    read: readCredentials,
    render: { 'who-am-i': ({ account }) => ({ status: 200, body: userBody(account) }), ...callerErrors },
  }),
];

/** Returns the user's fields that the emulator has. Source: the vendor's SDK; names derived from the login are inferred. */
function userBody(account: Account): components['schemas']['User'] {
  const { id, login, email = login, phone, role } = account;
  const name = login.replace(/@.*$/, '');
  return {
    id,
    displayName: name,
    firstName: name,
    lastName: '',
    userName: name,
    email,
    // active: the caller is signed in
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

import type { Profile } from '../../../../core/operation.ts';
import type { operations } from '../../../../generated/onlyoffice/documented/types.ts';
import type { IsAuthenticatedFacts } from '../../operations/is-authenticated.ts';
import type { LogoutFacts } from '../../operations/logout.ts';
import { askingOf, type Asking } from '../../rules/asking.ts';
import { endedCookie } from '../../rules/cookie.ts';
import { noBody } from '../no-body.ts';
import { troubles } from './error.ts';

/** Whether somebody is signed in, by itself. */
export const isAuthenticated: Profile<
  undefined,
  Asking,
  IsAuthenticatedFacts,
  operations['isAuthenticated']
> = {
  read: (wire) => ({ request: askingOf(wire) }),
  readViolation: noBody,
  say: {
    'who-am-i': ({ isSignedIn }) => ({ status: 200, body: isSignedIn }),
    ...troubles,
  },
};

/** The logout, which has nothing to say. */
export const logout: Profile<undefined, Asking, LogoutFacts, operations['logout']> = {
  read: (wire) => ({ request: askingOf(wire) }),
  readViolation: noBody,
  say: {
    'signed-out': ({ hadCookie }) => ({
      status: 200,
      body: undefined,
      ...(hadCookie ? { headers: { 'set-cookie': [endedCookie] } } : {}),
    }),
    ...troubles,
  },
};

import type { Profile } from '../../../../core/operation.ts';
import type { operations } from '../../../../generated/onlyoffice/observed/types.ts';
import type { IsAuthenticatedFacts } from '../../operations/is-authenticated.ts';
import type { LogoutFacts } from '../../operations/logout.ts';
import { askingOf, type Asking } from '../../rules/asking.ts';
import { endedCookie } from '../../rules/cookie.ts';
import { noBody } from '../no-body.ts';
import { nothing, success } from './envelope.ts';
import { troubles } from './refusals.ts';

/** Whether somebody is signed in. */
export const isAuthenticated: Profile<
  undefined,
  Asking,
  IsAuthenticatedFacts,
  operations['isAuthenticated']
> = {
  read: (wire) => ({ request: askingOf(wire) }),
  readViolation: noBody,
  say: {
    'who-am-i': ({ isSignedIn }, exchange) => success(isSignedIn, exchange),
    ...troubles,
  },
};

/** The logout: an envelope around nothing. */
export const logout: Profile<undefined, Asking, LogoutFacts, operations['logout']> = {
  read: (wire) => ({ request: askingOf(wire) }),
  readViolation: noBody,
  say: {
    'signed-out': ({ hadCookie }, exchange) =>
      nothing(exchange, hadCookie ? { 'set-cookie': [endedCookie] } : {}),
    ...troubles,
  },
};

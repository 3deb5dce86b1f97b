import { userOf } from '../records.ts';
import { bind } from '../../../core/bind.ts';
import { operations } from '../../../generated/misaka/documented/routes.ts';
import { login, type LoginFacts, type LoginFields } from '../operations/login.ts';
import { loginWithTwoFactor } from '../operations/login-with-two-factor.ts';
import type { components } from '../../../generated/misaka/documented/types.ts';
import { commonReplies, denied, malformedBy, readViolation } from './common-replies.ts';

type Schemas = components['schemas'];
type LoginBody = Schemas['LoginRequest'];
const noActiveAccount = () => denied('No active account found with the given credentials');

/** Replies that both logins share. */
const loginReplies = {
  'signed-in': ({ account, tokens: { access, refresh, sliding } }: LoginFacts['signed-in']) => ({
    status: 200 as const,
    body: {
      detail: 'Login successful',
      user: userOf(account),
      access,
      refresh,
      access_token: access,
      refresh_token: refresh,
      ...(sliding === undefined ? {} : { sliding_token: sliding }),
    },
  }),
  'invalid-credentials': noActiveAccount,
  'missing-credentials': noActiveAccount,
  'account-disabled': () => ({ status: 403 as const, body: { detail: 'User is inactive' } }),
  'account-unverified': () => ({ status: 403 as const, body: { detail: 'E-mail address is not confirmed' } }),
  'locked-out': () => ({ status: 429 as const, body: { detail: 'Too many failed login attempts.' } }),
  ...commonReplies,
};

/** The endpoints of both logins. */
export const loginEndpoints = [
  /** The document's login: every denial is `{detail}`. Its statuses and messages are inferred. */
  bind(operations.login, login).to({
    read: ({ body }) => ({ request: credentialsOf(body) }),
    readViolation,
    render: {
      ...loginReplies,
      'malformed-request': malformedBy({ path: ['password'], rule: 'required' }),
      'second-factor-required': () => denied('Two-factor authentication required'),
    },
  }),

  /** The login with a second factor; entirely inferred. */
  bind(operations.loginWithTwoFactor, loginWithTwoFactor).to({
    read: ({ body }) => ({ request: { ...credentialsOf(body), code: body.code } }),
    readViolation,
    render: {
      ...loginReplies,
      'malformed-request': malformedBy({ path: ['code'], rule: 'required' }),
      'second-factor-invalid': () => denied('Invalid two-factor authentication code'),
      'second-factor-unavailable': () => ({
        status: 403,
        body: { detail: 'Two-factor authentication is not enabled' },
      }),
    },
  }),
];

function credentialsOf({ email, username, password, sliding }: LoginBody): LoginFields {
  return { email: email || username || undefined, password, sliding: sliding ?? false };
}

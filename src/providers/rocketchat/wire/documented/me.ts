import type { components } from '../../../../generated/rocketchat/documented/types.ts';
import type { Account } from '../../records.ts';
import { avatarUrlOf } from '../avatar.ts';

/** A user as the document shows it. */
export function meOf(account: Account, origin: string): components['schemas']['Me'] {
  return {
    _id: account.id,
    name: account.name ?? account.login,
    emails: account.email === undefined ? [] : [{ address: account.email, verified: account.emailVerified }],
    status: 'offline',
    statusConnection: 'offline',
    username: account.login,
    utcOffset: account.utcOffset,
    active: account.status !== 'disabled',
    roles: account.roles,
    settings: { preferences: {} },
    avatarUrl: avatarUrlOf(account, origin),
  };
}

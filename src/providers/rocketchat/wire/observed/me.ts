import type { components } from '../../../../generated/rocketchat/observed/types.ts';
import type { Account } from '../../records.ts';
import { avatarUrlOf } from '../avatar.ts';
import { methodsOf } from '../../domain/account-2fa.ts';
import { defaultPreferences } from './preferences.ts';

/** Where and when a user is shown. */
interface Shown {
  readonly origin: string;
  /** When it signed in last, as an ISO time; that is also when it was changed last. */
  readonly signedInAt: string | undefined;
}

/** A user as an 8.x server shows it; what it does not have is left out. Source: the vendor's server source; the order is inferred. */
export function meOf(account: Account, { origin, signedInAt }: Shown): components['schemas']['Me'] {
  const { email, emailVerified, requirePasswordChange, requirePasswordChangeReason } = account;
  return {
    _id: account.id,
    name: account.name ?? account.login,
    emails: email === undefined ? [] : [{ address: email, verified: emailVerified }],
    status: 'offline',
    statusConnection: 'offline',
    username: account.login,
    utcOffset: account.utcOffset,
    active: account.status !== 'disabled',
    roles: account.roles,
    ...(requirePasswordChange === undefined ? {} : { requirePasswordChange }),
    ...(requirePasswordChangeReason === undefined ? {} : { requirePasswordChangeReason }),
    ...(signedInAt === undefined ? {} : { _updatedAt: signedInAt }),
    ...(email === undefined || !emailVerified ? {} : { email }),
    settings: { profile: {}, preferences: defaultPreferences, calendar: {} },
    avatarUrl: avatarUrlOf(account, origin),
    isOAuthUser: false,
    services: servicesOf(account),
  };
}

function servicesOf(account: Account): components['schemas']['Me']['services'] {
  const methods = methodsOf(account);
  return {
    password: { exists: true },
    ...(methods.includes('totp') ? { totp: { enabled: true } } : {}),
    ...(methods.includes('email') ? { email2fa: { enabled: true } } : {}),
  };
}

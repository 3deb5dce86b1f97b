import { expect } from '@jest/globals';
import { defaultPreferences } from '../../../../src/providers/rocketchat/wire/preferences.ts';

/** A user id as the server draws it. */
export const userId = expect.stringMatching(/^[2-9A-HJ-NP-Za-km-z]{17}$/);

/** A user as the server shows it after a login at the time at which the tests stand. */
export function me(username: string, more: object = {}): object {
  return {
    _id: userId,
    name: username,
    emails: [{ address: `${username}@example.com`, verified: false }],
    status: 'offline',
    statusConnection: 'offline',
    username,
    utcOffset: 0,
    active: true,
    roles: ['user'],
    _updatedAt: '2026-11-21T12:00:00.000Z',
    settings: { profile: {}, preferences: defaultPreferences, calendar: {} },
    avatarUrl: expect.stringMatching(new RegExp(`^http://[^/]+/avatar/${username}$`)),
    isOAuthUser: false,
    services: { password: { exists: true } },
    ...more,
  };
}

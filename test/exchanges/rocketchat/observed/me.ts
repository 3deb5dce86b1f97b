import { expect } from '@jest/globals';
import { defaultPreferences } from '../../../../src/providers/rocketchat/wire/preferences.ts';

/** Matches a user id that the server generates. */
export const userId = expect.stringMatching(/^[2-9A-HJ-NP-Za-km-z]{17}$/);

/** A user as the server returns it after a login at the tests' fixed time. */
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
